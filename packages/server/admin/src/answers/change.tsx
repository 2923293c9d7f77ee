import { type Answer, VestkaError } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { useSending } from '../composer/send.ts';
import { useDesk } from '../lib/desk.ts';
import { useAsk } from '../sheet/unsaved.ts';
import { AnswerForm } from './form.tsx';
import { AnswerLetter } from './letter.tsx';
import { textOf, toContent, type Writing } from './writing.ts';

interface Props {
  readonly answer: Answer;
  readonly writing: Writing;
  onChange(writing: Writing): void;
  /** It is published as it was written, or theirs is taken. */
  onDone(answer: Answer): void;
  onLeave(): void;
}

/** An answer that is changed, on top of the version that was looked at. Where someone was faster, a person decides. */
export function ChangeAnswer({ answer, writing, onChange, onDone, onLeave }: Props) {
  const { client, text } = useDesk();
  const words = text.answers;
  const [theirs, setTheirs] = useState<Answer | null>(null);
  const { sending, refused, send } = useSending();
  useAsk(true);

  const save = (basedOn: number) =>
    send(async () => {
      try {
        const next = await client.answers.change(answer.id, { ...toContent(writing), basedOn });
        setTheirs(null);
        onDone(next);
        return words.changed(next.title);
      } catch (error) {
        if (!(error instanceof VestkaError) || error.code !== 'stale') throw error;
        setTheirs(await client.answers.open(answer.id));
        return words.stale;
      }
    });
  return (
    <>
      <AnswerForm
        writing={writing}
        label={words.changing}
        send={answer.withdrawnAt ? words.publish : words.save}
        sending={sending}
        refused={refused}
        onChange={onChange}
        onSend={() => save(writing.basedOn ?? answer.version)}
      >
        {theirs && (
          <div class="changed" role="alert">
            <p>
              <b>{theirs.withdrawnAt ? words.staleWithdrawn : words.stale}</b>
            </p>
            <details>
              <summary>{words.theirs}</summary>
              <AnswerLetter text={textOf(theirs)} />
            </details>
            <div class="choices">
              <button type="button" class="plain" onClick={() => onDone(theirs)}>
                {words.takeTheirs}
              </button>
              <button type="button" class="plain" onClick={() => save(theirs.version)}>
                {words.saveMine}
              </button>
            </div>
          </div>
        )}
      </AnswerForm>
      <button type="button" class="link answer-anew" onClick={onLeave}>
        {text.pages.discard}
      </button>
    </>
  );
}
