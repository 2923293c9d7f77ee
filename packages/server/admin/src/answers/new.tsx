import { useSending } from '../composer/send.ts';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { answerHref } from '../lib/route.ts';
import { hrefOf } from '../lib/subject.ts';
import { NotYet, useLoaded } from '../sheet/loaded.tsx';
import { Sheet, useSheetFocus } from '../sheet/sheet.tsx';
import { useAsk } from '../sheet/unsaved.ts';
import { AnswerForm } from './form.tsx';
import { beginNew, toContent, type Writing } from './writing.ts';

/** A report on its way to be an answer: without what looks like personal data, to be read through by a person. */
export function NewAnswer({ from }: { readonly from: string }) {
  const { client, text } = useDesk();
  const words = text.answers;
  useSheetFocus();
  const ofProblem = from.startsWith('pb_');
  const loaded = useLoaded(`draft ${from}`, () => client.answers.draft(from));
  const [kept, keep] = useDraft<Writing>(`answer.${from}`);
  const { sending, refused, send } = useSending();
  const writing = kept ?? (loaded.value && beginNew(loaded.value));
  useAsk(kept !== null);

  const publish = (written: Writing) =>
    send(async () => {
      const answer = await client.answers.publish({
        ...toContent(written),
        ...(ofProblem ? { problem: from } : { ticket: from }),
      });
      keep(null);
      location.hash = answerHref(answer.id);
      return words.publishedNow(answer.title);
    });
  return (
    <Sheet
      class="answers"
      title={words.fresh}
      lead={words.freshLead}
      actions={<a href={hrefOf({ id: from })}>{ofProblem ? words.backToProblem : words.backToRequest}</a>}
    >
      {writing ? (
        <AnswerForm
          writing={writing}
          label={words.fresh}
          send={words.publish}
          sending={sending}
          refused={refused}
          onChange={keep}
          onSend={() => publish(writing)}
        />
      ) : (
        <NotYet reading={words.drafting} failing={words.draftFailed} loaded={loaded} />
      )}
      {kept && loaded.value && (
        <button type="button" class="link answer-anew" onClick={() => keep(null)}>
          {words.anew}
        </button>
      )}
    </Sheet>
  );
}
