import { enFiles } from '../../locales/en-files.ts';
import { sheet } from '../../sheet.ts';
import { readDraft } from '../draft.ts';
import type { Files, Session } from '../session.ts';
import { named } from '../words.ts';
import { type Attachable, createAttached } from './attached.ts';
import { takeDrops } from './drop.ts';
import css from './files.css?inline';
import { filesViewOf } from './files.tsx';
import { givenOf } from './given.tsx';
import { shown } from './names.ts';
import { createPictures } from './picture.ts';
import { reasonOf } from './row.tsx';
import { close } from './ways.tsx';
import { wordsOf } from './words.ts';

/** Files, on their way to the team and given: a download of its own, fetched with the first file. */
export const files = (s: Session): Files => {
  sheet(s.shell.root, css);
  const { client, store } = s;

  /** To those who hear the page: what came, what was refused. */
  const tell = (file: Attachable) => {
    const words = wordsOf(s);
    const name = shown(file.name) || words.fileName;
    const keepOpen = file.kept === false ? ` ${words.keepOpen}` : '';
    if (file.state === 'ready') s.set({}, words.nowThere(name) + keepOpen);
    else if (file.state === 'refused') s.set({}, `${name}: ${reasonOf(words, file)}`);
    else if (file.state === 'paused') {
      s.set({}, `${named(words, `f_${file.code}`, words.f_paused)}.${keepOpen}`);
    }
  };
  /** What was to be sent before the page was loaded anew. */
  const sendKept = (name: string) => {
    const [of, ticket = ''] = name.split(':');
    if (of === 'message') {
      const draft = `draft:${ticket}`;
      const text = (store.get(draft) ?? '').trim();
      const given = attached.give(name);
      if (text || given) client.postMessage(ticket, { text, files: given }).catch(() => {});
      store.set(draft, null);
    } else if (of === 'new') {
      if (readDraft(store).message) s.sendRequest();
    }
  };
  const attached = createAttached(s, tell, sendKept);
  const pictures = createPictures(s);

  /** A picture of the screen, or another, cropped and with what is private painted over. */
  const shoot = async (name: string, old?: Attachable) => {
    close(s, name);
    try {
      const { screenshot } = await import('../screenshot/index.ts');
      const picture = await screenshot(s, old && new File([old.file], old.name));
      if (!picture) return;
      if (old) attached.remove(old.key);
      attached.add([picture], name);
    } catch {
      s.set({ wrong: s.words.failed }, s.words.failed);
    } finally {
      close(s, name);
    }
  };

  takeDrops(s, attached.add);
  s.watchers.add(() => {
    if (s.isOver) attached.stop();
  });
  return {
    words: enFiles,
    Files: filesViewOf({
      attached,
      pictures,
      shoot,
      edit: (file, name) => shoot(name, file),
    }),
    Given: givenOf(attached, pictures),
    filesOf: attached.filesOf,
    hold: attached.hold,
    isHeld: attached.isHeld,
    give: attached.give,
    takeBack: attached.takeBack,
    arrived: attached.arrived,
    setAside: attached.setAside,
    endAside: attached.endAside,
    clear: attached.clear,
  };
};
