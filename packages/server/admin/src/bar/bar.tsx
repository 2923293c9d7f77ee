import { useDesk } from '../lib/desk.ts';
import { forgetDrafts } from '../lib/drafts.ts';
import { tip } from '../lib/keys.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { type PageName, pageHref } from '../lib/route.ts';
import { announce } from '../parts/announcer.tsx';
import { LanguageSwitch } from '../parts/language.tsx';
import { pagesFor } from './pages.ts';

interface Props {
  readonly page: PageName;
  onHelp(): void;
}

/** The pages, who is here, the language, the way out. */
export function Bar({ page, onHelp }: Props) {
  const { client, state, text } = useDesk();
  if (!state.me) return null;
  const { agent, workspace } = state.me;
  return (
    <header class="bar">
      <nav aria-label={text.nav.label}>
        {pagesFor(agent.role).map(({ name, key }) => (
          <a
            key={name}
            href={pageHref(name)}
            aria-current={name === page ? 'page' : undefined}
            {...tip(text.nav[name], `g ${key}`)}
          >
            {text.nav[name]}
          </a>
        ))}
      </nav>
      <span class="who">
        <b>{agent.name}</b>
        <span class="quiet"> {workspace.name}</span>
      </span>
      <LanguageSwitch />
      <button type="button" class="link" onClick={onHelp} {...tip(text.queue.keys, '?')}>
        {text.queue.keys}
      </button>
      <button
        type="button"
        class="link"
        onClick={() => {
          client.logout().then(forgetDrafts, (error) => announce(sentenceOf(error, text)));
        }}
      >
        {text.login.logout}
      </button>
    </header>
  );
}
