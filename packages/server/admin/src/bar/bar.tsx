import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { forgetDrafts } from '../lib/drafts.ts';
import { tip } from '../lib/keys.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { type PageName, pageHref } from '../lib/route.ts';
import { forgetUploads } from '../lib/uploads.ts';
import { announce } from '../parts/announcer.tsx';
import { LanguageSwitch } from '../parts/language.tsx';
import { pagesFor } from './pages.ts';

interface Props {
  readonly page: PageName;
  onHelp(): void;
}

/** The pages, who is here, the language, the way out; on a phone behind the name of the page that is shown. */
export function Bar({ page, onHelp }: Props) {
  const { client, state, text } = useDesk();
  const [unfolded, unfold] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => unfold(false), [page]);
  useEffect(() => {
    if (!unfolded) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Of all that Escape leaves, this alone.
      event.stopPropagation();
      unfold(false);
      button.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [unfolded]);
  if (!state.me) return null;
  const { agent, workspace } = state.me;
  return (
    <header class={unfolded ? 'bar unfolded' : 'bar'}>
      <button
        ref={button}
        type="button"
        class="unfold"
        aria-expanded={unfolded}
        aria-controls="pages"
        aria-label={`${text.nav.label}: ${text.nav[page]}`}
        onClick={() => unfold(!unfolded)}
      >
        {text.nav[page]}
      </button>
      <nav id="pages" aria-label={text.nav.label}>
        {pagesFor(agent.role).map(({ name, key }) => (
          <a
            key={name}
            href={pageHref(name)}
            onClick={() => unfold(false)}
            aria-current={name === page ? 'page' : undefined}
            {...tip(text.nav[name], `g ${key}`)}
          >
            {text.nav[name]}
          </a>
        ))}
      </nav>
      <span class="who" title={`${agent.name} · ${workspace.name}`}>
        <b>{agent.name}</b>
        <span class="quiet"> {workspace.name}</span>
      </span>
      <LanguageSwitch />
      <button
        type="button"
        class="link help"
        aria-label={text.queue.keys}
        onClick={onHelp}
        {...tip(text.queue.keys, '?')}
      >
        <span>{text.queue.keys}</span>
      </button>
      <button
        type="button"
        class="link"
        onClick={() => {
          // While it may still be said to the server.
          forgetUploads(client)
            .then(() => client.logout())
            .then(forgetDrafts, (error) => announce(sentenceOf(error, text)));
        }}
      >
        {text.login.logout}
      </button>
    </header>
  );
}
