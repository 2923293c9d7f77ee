import type { ComponentType } from 'preact';
import { CannedPage } from '../../src/canned/page.tsx';
import { InsightsPage } from '../../src/insights/page.tsx';
import { DeskContext, useAgentState } from '../../src/lib/desk.ts';
import { times } from '../../src/lib/times.ts';
import { type Language, languages } from '../../src/locales/index.ts';
import { Announcer } from '../../src/parts/announcer.tsx';
import { PolicyPage } from '../../src/policy/page.tsx';
import type { PagesFake } from './fake.ts';

export const pages = { policy: PolicyPage, canned: CannedPage, insights: InsightsPage };
export type PageName = keyof typeof pages;

interface Props {
  readonly client: PagesFake;
  readonly page: PageName;
  readonly language?: Language;
  readonly locale?: string;
}

/** One page with what the desk gives it, and nothing around it. */
export function Scene({ client, page, language = 'en', locale = 'en-GB' }: Props) {
  const state = useAgentState(client);
  const desk = { client, state, text: languages[language], times: times(locale, 'Europe/Berlin') };
  const Page: ComponentType<{ client: PagesFake }> = pages[page];
  return (
    <DeskContext.Provider value={desk}>
      <Announcer />
      <main class="page">
        <Page client={client} />
      </main>
    </DeskContext.Provider>
  );
}
