import type { Excerpt, Found } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';
import { stateName } from '../words.ts';
import { Marked } from './marked.tsx';
import { findingOf } from './state.ts';

/** Own requests and their reports, found by words or number: titles at once, all that was written as the server answers. */
export const Requests = ({ s }: { s: Session }): Child => {
  const words = wordsOf(s);
  const { find = '' } = s.ui;
  const finding = findingOf(s);
  const search = finding.requests.want(find);
  const { error, isSettled } = search;
  const asked = find.trim();
  const rows = rowsOf(s, asked, search.found?.own ?? []);
  const isOffline = s.client.state.connection === 'offline';
  const none = words.noneFound(asked);
  if (asked && isSettled && finding.told !== asked) {
    finding.told = asked;
    s.said = rows[0] ? words.someFound(rows.length) : none;
  }
  return (
    <search>
      <input
        type="search"
        maxLength={200}
        placeholder={words.search}
        aria-label={words.search}
        value={find}
        onInput={(event) => s.set({ find: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !find) return;
          event.preventDefault();
          event.stopPropagation();
          s.set({ find: '' });
        }}
      />
      {asked && (
        <>
          <ul>{rows}</ul>
          {isOffline ? (
            <p class="hint none">{words.searchTitles}</p>
          ) : error ? (
            <p class="hint none">
              {s.later?.reasonOf(s, error)}{' '}
              <button
                type="button"
                class="link"
                onClick={() => {
                  search.again();
                  s.refresh();
                }}
              >
                {words.retry}
              </button>
            </p>
          ) : (
            !isSettled && !rows[0] && <p class="hint none">{words.loading}</p>
          )}
          {(isSettled || isOffline) && !rows[0] && <p class="hint none">{none}</p>}
        </>
      )}
    </search>
  );
};

type Own = Found['own'];

/** Those whose title or number has all the words, then what the server has found besides. */
const rowsOf = (s: Session, asked: string, own: Own): Child[] => {
  const words = wordsOf(s);
  const parts = asked.toLocaleLowerCase().split(/\s+/);
  const here = s.client.state.tickets.filter(({ number, subject }) => {
    const title = `#${number} ${subject ?? ''}`.toLocaleLowerCase();
    return parts.every((part) => title.includes(part));
  });
  const excerpts: Record<string, Excerpt> = Object.fromEntries(own.map(({ id, excerpt }) => [id, excerpt]));
  const others = own.filter(({ id }) => !here.some((ticket) => ticket.id === id));
  return [...here, ...others].map((ticket) => {
    const { id, number, subject } = ticket;
    return (
      <li key={id}>
        <button type="button" class="row" onClick={s.to('ticket', id)}>
          <span class="status hint">
            #{number}
            <i />
            {stateName(words, s.find(id) ?? ticket)}
          </span>
          <b dir="auto">{subject ?? words.erased}</b>
          <Marked excerpt={excerpts[id] ?? []} />
        </button>
      </li>
    );
  });
};
