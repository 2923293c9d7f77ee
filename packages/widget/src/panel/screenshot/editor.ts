import { capture } from './capture.ts';
import {
  type Area,
  areaOf,
  type Edits,
  hit,
  middle,
  NOTHING,
  nudged,
  put,
  spanned,
  type Which,
  within,
  without,
} from './edits.ts';
import { type Picture, paintOut, read as readPicture, toFile } from './paint.ts';

interface Point {
  x: number;
  y: number;
}

/** A picture being edited: what it is, what is done to it, what was done before. */
export interface Editor {
  readonly picture: Picture | null;
  readonly edits: Edits;
  readonly chosen: Which | null;
  /** What the pointer draws. */
  readonly tool: 'cover' | 'crop';
  readonly isBusy: boolean;
  /** Why there is no picture. */
  readonly wrong: 'denied' | 'unread' | '';
  readonly canUndo: boolean;
  /** Takes the screen's picture. */
  capture(): Promise<void>;
  open(file: File): Promise<void>;
  use(tool: 'cover' | 'crop'): void;
  /** Adds an area in the middle, for those who draw nothing. */
  add(): void;
  choose(which: Which | null): void;
  /** @returns whether the key meant something */
  key(which: Which, key: string, isResize: boolean): boolean;
  remove(which: Which): void;
  undo(): void;
  /** A pointer goes down, moves and goes up, in the picture's pixels; `reach` is how near is near. */
  grab(at: Point, reach: number): void;
  drag(at: Point): void;
  drop(): void;
  toFile(): Promise<File>;
  close(): void;
}

/** @param changed called after every change */
export const createEditor = (root: ShadowRoot, changed: () => void): Editor => {
  let picture: Picture | null = null;
  let name = 'screenshot';
  let edits = NOTHING;
  let past: Edits[] = [];
  let chosen: Which | null = null;
  let tool: Editor['tool'] = 'cover';
  let isBusy = false;
  /** Counts what was asked for: what comes when something else has been asked for since is dropped. */
  let turn = 0;
  let wrong: Editor['wrong'] = '';
  /** What the pointer does. */
  let gesture: { which: Which; start: Point; area: Area | null; isCorner: boolean } | null = null;
  /** The area that the last keys moved: they are undone as one. */
  let keyed: Which | null = null;

  const keep = () => {
    past.push(edits);
    keyed = null;
  };
  const nextCover = (): Which => (tool === 'crop' ? 'crop' : edits.covers.length);

  const begin = async (source: Blob | HTMLVideoElement, called: string, isWanted: () => boolean) => {
    const read = await readPicture(source);
    if (!isWanted()) return;
    picture = read;
    name = called;
    edits = NOTHING;
    past = [];
    chosen = null;
  };
  const busily = async (act: (isWanted: () => boolean) => Promise<void>, ifNot: Editor['wrong']) => {
    turn += 1;
    const mine = turn;
    const isWanted = () => mine === turn;
    isBusy = true;
    wrong = '';
    changed();
    let fault: Editor['wrong'] = '';
    try {
      await act(isWanted);
    } catch {
      fault = ifNot;
    }
    if (!isWanted()) return;
    wrong = fault;
    isBusy = false;
    changed();
  };

  return {
    get picture() {
      return picture;
    },
    get edits() {
      return edits;
    },
    get chosen() {
      return chosen;
    },
    get tool() {
      return tool;
    },
    get isBusy() {
      return isBusy;
    },
    get wrong() {
      return wrong;
    },
    get canUndo() {
      return past.length > 0;
    },
    async capture() {
      // The browser asks once.
      if (isBusy) return;
      await busily(
        (isWanted) => capture(root, (video) => begin(video, 'screenshot', isWanted), isWanted),
        'denied',
      );
    },
    open: (file) =>
      busily(
        (isWanted) => begin(file, file.name.replace(/\.[^.]*$/, '') || 'screenshot', isWanted),
        'unread',
      ),
    use(next) {
      tool = next;
      changed();
    },
    add() {
      if (!picture) return;
      keep();
      chosen = nextCover();
      edits = put(edits, chosen, middle(picture, chosen));
      changed();
    },
    choose(which) {
      chosen = which;
      changed();
    },
    key(which, key, isResize) {
      const area = areaOf(edits, which);
      const next = picture && area && nudged(picture, area, key, isResize);
      if (!next) return false;
      if (keyed !== which) keep();
      keyed = which;
      edits = put(edits, which, next);
      changed();
      return true;
    },
    remove(which) {
      keep();
      edits = without(edits, which);
      chosen = null;
      changed();
    },
    undo() {
      edits = past.pop() ?? edits;
      keyed = null;
      if (!areaOf(edits, chosen)) chosen = null;
      changed();
    },
    grab(at, reach) {
      if (!picture) return;
      const found = hit(edits, at, reach);
      keep();
      gesture = found
        ? { ...found, start: at, area: areaOf(edits, found.which) }
        : { which: nextCover(), start: at, area: null, isCorner: false };
      chosen = found ? found.which : null;
      changed();
    },
    drag(at) {
      if (!gesture || !picture) return;
      const { which, start, area, isCorner } = gesture;
      const dx = at.x - start.x;
      const dy = at.y - start.y;
      const next = !area
        ? spanned(picture, start, at)
        : isCorner
          ? spanned(picture, area, { x: area.x + area.width + dx, y: area.y + area.height + dy })
          : within(picture, { ...area, x: area.x + dx, y: area.y + dy });
      edits = put(edits, which, next);
      chosen = which;
      changed();
    },
    drop() {
      // Only touched: nothing to undo.
      if (gesture && past.at(-1) === edits) past.pop();
      gesture = null;
      changed();
    },
    toFile: () => toFile(paintOut(picture as Picture, edits), name),
    close() {
      turn += 1;
      if (picture instanceof ImageBitmap) picture.close();
      picture = null;
    },
  };
};
