import type { AgentClient } from '@vestka/sdk/agent';
import { useMemo } from 'preact/hooks';
import { DeskPage } from './desk.tsx';
import { DeskContext, useAgentState } from './lib/desk.ts';
import { draftsAreOf } from './lib/drafts.ts';
import { browserZone, times } from './lib/times.ts';
import { useOwnUploads } from './lib/uploads.ts';
import { languages, localeOf, useLanguage } from './locales/index.ts';
import { Login } from './login/login.tsx';
import { Announcer } from './parts/announcer.tsx';
import { LanguageContext } from './parts/language.tsx';

/** The whole page: not known yet, nobody logged in, or the desk. */
export function App({ client }: { readonly client: AgentClient }) {
  const state = useAgentState(client);
  const [language, choose] = useLanguage();
  const text = languages[language];
  const choice = useMemo(() => ({ language, choose }), [language, choose]);
  const { me } = state;
  const who = me && `${me.workspace.id} ${me.agent.id}`;
  // Before anything of them is drawn.
  useMemo(() => who && draftsAreOf(who), [who]);
  useOwnUploads(client, me);
  const desk = { client, state, text, times: times(localeOf(language), browserZone()) };
  return (
    <LanguageContext.Provider value={choice}>
      <DeskContext.Provider value={desk}>
        <Announcer />
        {me === undefined ? (
          <main class="splash">
            <p class="quiet">{state.connection === 'offline' ? text.login.unreachable : text.loading}</p>
          </main>
        ) : me === null ? (
          <Login />
        ) : (
          <DeskPage />
        )}
      </DeskContext.Provider>
    </LanguageContext.Provider>
  );
}
