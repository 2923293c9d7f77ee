import { reportLink } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import { signedLinks } from '../later/signed.ts';
import { wordsOf } from '../later/words.ts';
import type { ReportProps } from './report.tsx';

/** The report to take along: printed, as Markdown, as JSON. */
export const keeping = (): ((props: ReportProps) => Child) => {
  const linkOf = signedLinks();
  return ({ s, ticket: { id } }) => {
    const words = wordsOf(s);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const url = linkOf(s, id, () => reportLink(s.client, id, { lang: s.lang, zone }));
    if (url === null) return null;
    return (
      <section class="keep" aria-label={words.keep}>
        <h2>{words.keep}</h2>
        {url ? (
          <p class="acts">
            <Away href={url} says={words.newTab}>
              {words.print}
            </Away>
            <Away href={`${url}.md`} says={words.newTab}>
              Markdown
            </Away>
            <Away href={`${url}.json`} says={words.newTab}>
              JSON
            </Away>
          </p>
        ) : (
          <p class="hint">{s.isSure ? words.loading : words.keepOffline}</p>
        )}
      </section>
    );
  };
};

const Away = ({ href, says, children }: { href: string; says: string; children: Child }) => (
  <a class="btn quiet" href={href} target="_blank" rel="noopener">
    {children} <span class="sr">{says}</span>
  </a>
);
