import type { Status } from '@vestka/sdk/agent';
import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import type { Subject } from '../lib/subject.ts';
import { announce } from '../parts/announcer.tsx';
import { isCauseFound } from './cause.ts';
import type { Situation } from './check.ts';
import { useRemarks } from './remarks.tsx';
import { type Marked, useWarnings } from './use-warnings.ts';

interface Props {
  /** The id of the field under which it stands. */
  readonly field: string;
  readonly subject: Subject;
  readonly value: string;
  readonly kind: Situation['kind'];
  readonly has?: Situation['has'];
  /** What else the customer reads with it. */
  readonly beside?: string;
  /** The status that is being written. */
  readonly status?: Status | null;
}

const LONGEST = 48;
/** Of a long piece its beginning, up to the end of a word. */
const shortened = (words: string): string => {
  const line = words.replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, line.lastIndexOf(' ', LONGEST))}…`;
};

/** The same words are the same warning, wherever they stand. */
const keyOf = ({ rule, words }: Marked): string =>
  rule === 'checkAlone' || rule === 'nothing' ? rule : `${rule} ${words.toLowerCase()}`;

/** Under a field: what in its words may do harm, one line each. It never stands in the way of sending. */
export function WordsHelp({ field, subject, value, kind, has = {}, beside = '', status = null }: Props) {
  const { state, text } = useDesk();
  const causeFound = kind === 'report' || isCauseFound(subject, state.timelines[subject.id], status);
  const warnings = useWarnings(value, { kind, has, beside, causeFound });
  const [put, putAway] = useDraft<readonly string[]>(`${subject.id}.help.${field}`);
  const shown = warnings.filter(
    (one, at) =>
      !put?.includes(keyOf(one)) && warnings.findIndex((other) => keyOf(other) === keyOf(one)) === at,
  );

  // What was put away belongs to a draft: the next one is looked at anew.
  useEffect(() => {
    if (!value && put) putAway(null);
  }, [value, put, putAway]);
  const told = useRef(new Set<string>());
  const news = shown.filter((one) => !told.current.has(keyOf(one)));
  const sentences = news.map(({ rule, words }) => text.help.said(shortened(words), text.help.advice[rule]));
  const said = sentences.join(' ');
  useEffect(() => {
    for (const one of news) told.current.add(keyOf(one));
    if (said) announce(said);
  });

  const select = ({ words, start }: Marked) => {
    const input = document.getElementById(field) as HTMLTextAreaElement | null;
    const at = value.startsWith(words, start) ? start : value.indexOf(words);
    input?.focus();
    input?.setSelectionRange(at, at + words.length);
  };
  const dismiss = (one: Marked) => {
    putAway([...(put ?? []), keyOf(one)]);
    document.getElementById(field)?.focus();
  };
  useRemarks(field, shown.length);
  if (shown.length === 0) return null;
  return (
    <ul class="words-help" aria-label={text.help.label}>
      {shown.map((one) => (
        <li key={keyOf(one)}>
          <p>
            <button type="button" class="link" title={text.help.show} onClick={() => select(one)}>
              {text.help.quoted(shortened(one.words))}
            </button>{' '}
            {text.help.advice[one.rule]}
          </p>
          <button
            type="button"
            class="link away"
            aria-label={text.help.dismiss(shortened(one.words))}
            title={text.dismiss}
            onClick={() => dismiss(one)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
