import type { Answer } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { pageHref } from '../lib/route.ts';
import { NotYet, useLoaded } from '../sheet/loaded.tsx';
import { focusSheet, Sheet, useSheetFocus } from '../sheet/sheet.tsx';
import { ChangeAnswer } from './change.tsx';
import { AnswerLetter } from './letter.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import { beginChange, textOf, type Writing } from './writing.ts';

/** One answer: how it reads, how many it helped, and how to change it or take it back. */
export function OpenAnswer({ id }: { readonly id: string }) {
  const { client, text } = useDesk();
  const words = text.answers;
  const loaded = useLoaded(`answer ${id}`, () => client.answers.open(id));
  const back = <a href={pageHref('answers')}>{words.back}</a>;
  if (loaded.value) return <Loaded read={loaded.value} />;
  return (
    <Sheet class="answers" title={words.title} actions={back}>
      <NotYet reading={words.loadingOne} failing={words.failedOne} loaded={loaded} />
    </Sheet>
  );
}

function Loaded({ read }: { readonly read: Answer }) {
  const { text, times } = useDesk();
  const now = useNow();
  const words = text.answers;
  useSheetFocus();
  const [answer, setAnswer] = useState(read);
  const [writing, keep] = useDraft<Writing>(`answer.${answer.id}`);
  const [asked, ask] = useState(false);
  const { title, solved, publishedAt, updatedAt, withdrawnAt, by, lang } = answer;
  const date = (at: string) => times.date(Date.parse(at), now);
  const said = [
    words.helped(solved),
    withdrawnAt ? words.withdrawnAt(date(withdrawnAt)) : words.saidAt(date(publishedAt), by),
    !withdrawnAt && updatedAt !== publishedAt && words.changedAt(date(updatedAt)),
  ];
  const change = () => keep(beginChange(answer));
  const done = (next: Answer) => {
    setAnswer(next);
    keep(null);
    focusSheet();
  };
  return (
    <Sheet
      class="answers"
      title={writing ? words.changing : words.one}
      lead={said.filter(Boolean).join(' · ')}
      actions={<a href={pageHref('answers')}>{words.back}</a>}
    >
      {writing ? (
        <ChangeAnswer
          answer={answer}
          writing={writing}
          onChange={keep}
          onDone={done}
          onLeave={() => keep(null)}
        />
      ) : (
        <div class="answer-one" lang={lang}>
          {withdrawnAt && <p class="withdrawn">{words.nobodyFinds}</p>}
          <AnswerLetter text={textOf(answer)} />
          <div class="choices">
            <button type="button" class="plain" onClick={change}>
              {withdrawnAt ? words.publishAgain : words.change}
            </button>
            {!withdrawnAt && (
              <button type="button" class="plain" onClick={() => ask(true)}>
                {words.withdraw}
              </button>
            )}
          </div>
          {asked && (
            <WithdrawDialog
              answer={answer}
              title={title}
              onDone={(next) => {
                ask(false);
                done(next);
              }}
              onClose={() => ask(false)}
            />
          )}
        </div>
      )}
    </Sheet>
  );
}
