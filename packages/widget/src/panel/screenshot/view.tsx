import { wordsOf } from '../files/words.ts';
import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { canCapture } from './capture.ts';
import type { Editor } from './editor.ts';
import { type Area, areaOf, type Which } from './edits.ts';
import { type Picture, paintView } from './paint.ts';

interface Props {
  s: Session;
  editor: Editor;
  end(picture: File | null): void;
}

/** How near to a corner is at the corner, in the page's pixels: as far as a finger is wide. */
const REACH = 22;

/** The picture's dialogue: first where it comes from, then what is done to it. */
export const EditorView = (props: Props) =>
  props.editor.picture ? <Edit {...props} /> : <Source {...props} />;

/** Where the picture comes from. */
const Source = ({ s, editor, end }: Props) => {
  const words = wordsOf(s);
  const { wrong, isBusy } = editor;
  return (
    <div key="source" class="fill source" aria-busy={isBusy}>
      <h1>{words.screenshot}</h1>
      <p>{words.p_intro}</p>
      <p class="wrong" role="alert">
        {wrong === 'denied' ? words.p_denied : wrong && words.p_unread}
      </p>
      {canCapture() && <Button onClick={editor.capture}>{words.p_capture}</Button>}
      <input
        type="file"
        hidden
        accept="image/*"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) editor.open(file);
          currentTarget.value = '';
        }}
      />
      <button
        type="button"
        class="btn quiet"
        onClick={({ currentTarget }) => (currentTarget.previousSibling as HTMLElement).click()}
      >
        {words.p_choose}
      </button>
      <p class="hint">{words.p_paste}</p>
      <Button isQuiet onClick={() => end(null)}>
        {words.p_cancel}
      </Button>
    </div>
  );
};

/** What is done to it. */
const Edit = ({ s, editor, end }: Props) => {
  const words = wordsOf(s);
  const { edits, chosen, tool, canUndo } = editor;
  const picture = editor.picture as Picture;
  const crop = edits.crop ?? picture;
  const all: Which[] = [...edits.covers.keys(), ...(edits.crop ? (['crop'] as const) : [])];
  const pick = (next: Editor['tool']) => (event: MouseEvent) => {
    editor.use(next);
    // Pressed by a key: there is no pointer to draw with.
    if (event.detail === 0) {
      editor.add();
      focusChosen(event);
    }
  };
  const done = async () => end(await editor.toFile());
  return (
    <div key="edit" class="fill edit">
      <div class="tools">
        <button type="button" class="btn quiet" aria-pressed={tool === 'cover'} onClick={pick('cover')}>
          {words.p_cover}
        </button>
        <button type="button" class="btn quiet" aria-pressed={tool === 'crop'} onClick={pick('crop')}>
          {words.p_crop}
        </button>
        <button type="button" class="btn quiet" disabled={!canUndo} onClick={editor.undo}>
          {words.p_undo}
        </button>
      </div>
      <div class="stage" ref={(stage) => drawOn(stage, editor, picture)}>
        <canvas aria-label={words.p_canvas} role="img" />
      </div>
      <ul class="areas" aria-label={words.p_areas}>
        {all.map((which) => {
          const area = areaOf(edits, which) as Area;
          const name = which === 'crop' ? words.p_cropName : words.p_nth(which + 1);
          return (
            <li key={`${which}`}>
              <button
                type="button"
                class="area"
                aria-pressed={which === chosen}
                aria-label={`${name}: ${words.p_place(area.x, area.y, area.width, area.height)}. ${words.p_keys}`}
                onClick={() => editor.choose(which)}
                onKeyDown={(event) => {
                  if (event.key === 'Delete' || event.key === 'Backspace') {
                    focusTools(event);
                    editor.remove(which);
                  } else if (editor.key(which, event.key, event.shiftKey)) {
                    editor.choose(which);
                    event.preventDefault();
                  }
                }}
              >
                {name}
              </button>
              <button
                type="button"
                class="x"
                aria-label={`${words.p_delete}: ${name}`}
                onClick={(event) => {
                  focusTools(event);
                  editor.remove(which);
                }}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      <p class="sr" role="status">
        {words.p_size(crop.width, crop.height)}
      </p>
      <div class="foot acts">
        <Button isQuiet onClick={() => end(null)}>
          {words.p_cancel}
        </Button>
        <Button onClick={done}>{words.p_done}</Button>
      </div>
    </div>
  );
};

const inDialog = ({ currentTarget }: Event, what: string): void =>
  (currentTarget as Element).closest('dialog')?.querySelector<HTMLElement>(what)?.focus();
const focusChosen = (event: Event): void => inDialog(event, '.area[aria-pressed=true]');
const focusTools = (event: Event): void => inDialog(event, '.tools button');

/** The picture is drawn on, and what begins just beside it begins at its edge. It is painted whenever something has changed. */
const drawOn = (stage: HTMLElement, editor: Editor, picture: Picture): void => {
  const canvas = stage.querySelector('canvas') as HTMLCanvasElement;
  /** Where a pointer is, in the picture's pixels, and how near is near. */
  const at = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width } = canvas.getBoundingClientRect();
    const scale = picture.width / width;
    const within = (value: number, most: number) => Math.max(0, Math.min(value * scale, most));
    return {
      x: within(clientX - left, picture.width),
      y: within(clientY - top, picture.height),
      reach: REACH * scale,
    };
  };
  stage.onpointerdown = (event) => {
    if (event.button) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    const { reach, ...point } = at(event);
    editor.grab(point, reach);
  };
  stage.onpointermove = (event) => {
    if (stage.hasPointerCapture(event.pointerId)) editor.drag(at(event));
  };
  stage.onpointerup = stage.onpointercancel = editor.drop;
};

/** Paints the canvas of a dialogue as things stand. */
export const paintIn = (dialog: HTMLElement, { picture, edits, chosen }: Editor): void => {
  const canvas = dialog.querySelector('canvas');
  if (canvas && picture) {
    paintView(canvas, picture, edits, areaOf(edits, chosen), getComputedStyle(canvas).color);
  }
};
