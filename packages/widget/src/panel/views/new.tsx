import { readDraft, writeDraft } from '../draft.ts';
import { named } from '../words.ts';
import { Attach } from './attach.tsx';
import { Button, Fold, Page, type ViewProps } from './bits.tsx';

/** A new request: one question is enough, the rest is folded away and fetched when unfolded. */
export const NewView = ({ s }: ViewProps) => {
  const { words, client, store, later, ui } = s;
  const draft = readDraft(store);
  const { tickets, pending } = client.state;
  // Whoever has begun to write may say that it is a question or a wish.
  if (draft.message) s.need();
  const send = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const wrong = !draft.message
      ? words.whatMissing
      : form.querySelector('[name=email]:invalid')
        ? named(words, 'emailWrong')
        : '';
    s.set({ wrong }, wrong);
    const open = () => s.sendRequest();
    if (later?.overlong(s, form)) return;
    if (!wrong && !s.files?.hold('new', open)) open();
    const bad = form.querySelector<HTMLElement>(':is(input, textarea):invalid');
    bad?.closest('details')?.setAttribute('open', '');
    bad?.focus();
    // With what is wrong, which stands under it.
    bad?.scrollIntoView({ block: 'center' });
  };
  return (
    <form class="fill" onSubmit={send} noValidate>
      <Page
        s={s}
        back={(tickets[0] || pending[0]) && s.to('list')}
        foot={
          <>
            <Button>{words.sendRequest}</Button>
            <p class="hint">{words.after}</p>
          </>
        }
      >
        <h1>
          <label for="what">{named(words, `q_${draft.kind}`, words.what)}</label>
        </h1>
        <p class="hint" id="hint">
          {words.whatHint}
        </p>
        <textarea
          id="what"
          dir="auto"
          required
          data-most="8000"
          value={draft.message ?? ''}
          aria-describedby="wrong hint"
          onInput={(event) => {
            writeDraft(store, { message: event.currentTarget.value });
            s.set({ wrong: '' });
          }}
        />
        {later && <later.Room s={s} text={draft.message} />}
        <p class="wrong" id="wrong">
          {ui.wrong !== named(words, 'emailWrong') && ui.wrong}
        </p>
        <Attach s={s} name="new" />
        {later && (draft.message || draft.kind) && <later.Asking s={s} draft={draft} />}
        <Fold s={s} title={words.more}>
          {later && <later.Details s={s} draft={draft} />}
        </Fold>
        {later && <later.Context s={s} draft={draft} />}
      </Page>
    </form>
  );
};
