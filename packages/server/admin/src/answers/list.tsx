import type { Answer } from '@vestka/sdk/agent';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { isPlainKey, tip } from '../lib/keys.ts';
import { answerHref } from '../lib/route.ts';
import { Tabs } from '../parts/tabs.tsx';
import { Rows } from '../sheet/rows.tsx';
import { Sheet } from '../sheet/sheet.tsx';
import { type Scope, useAnswers } from './use-answers.ts';

/** After the last letter: each search is a question to the server. */
const PAUSE_MS = 250;

/** Every answer, found by words; those that were withdrawn behind a tab of their own. */
export function AnswerList() {
  const { text } = useDesk();
  const words = text.answers;
  const [scope, setScope] = useState<Scope>('published');
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || !isPlainKey(event)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  const read = useAnswers(scope, q);
  const tabs = (['published', 'withdrawn'] as const).map((id) => ({ id, label: words[id] }));
  const none = q ? words.noneFound(q) : scope === 'published' ? words.none : words.noneWithdrawn;
  return (
    <Sheet class="answers" title={words.title} lead={words.lead}>
      <search>
        <input
          ref={field}
          type="search"
          dir="auto"
          maxLength={200}
          autocomplete="off"
          aria-label={words.search}
          placeholder={words.search}
          {...tip(words.search, '/')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </search>
      <Tabs
        label={words.scope}
        tabs={tabs}
        selected={scope}
        panel="answer-list"
        onSelect={(next) => setScope(next)}
      />
      <div id="answer-list" role="tabpanel" aria-label={words[scope]}>
        <Rows {...read} words={words}>
          {(rows) => (
            <>
              <p class={rows.length === 0 ? 'empty' : 'unseen'} role="status">
                {rows.length === 0 ? none : q && words.found(rows.length)}
              </p>
              <ul class="answer-rows">
                {rows.map((answer) => (
                  <Row key={answer.id} answer={answer} />
                ))}
              </ul>
            </>
          )}
        </Rows>
      </div>
    </Sheet>
  );
}

function Row({
  answer: { id, lang, title, symptom, solved, withdrawnAt, updatedAt, by },
}: {
  readonly answer: Answer;
}) {
  const { text, times } = useDesk();
  const now = useNow();
  const words = text.answers;
  const at = times.date(Date.parse(withdrawnAt ?? updatedAt), now);
  return (
    <li>
      <a href={answerHref(id)}>
        <span>
          <b dir="auto" lang={lang}>
            {title}
          </b>
          <span class="tag">{lang}</span>
        </span>
        <span class="quiet" dir="auto" lang={lang}>
          {symptom}
        </span>
        <span class="meta">
          {[words.helped(solved), withdrawnAt ? words.withdrawnAt(at) : words.saidAt(at, by)].join(' · ')}
        </span>
      </a>
    </li>
  );
}
