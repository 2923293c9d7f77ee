import { approvalLink, askApproval, type DataRequest, isNeeded } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import { signedLinks } from '../later/signed.ts';
import { type AllWords, wordsOf } from '../later/words.ts';
import type { Later, Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { endAsking } from './done.ts';
import { readDraft, writeDraft } from './draft.ts';
import type { RequestProps } from './props.ts';
import { sending } from './sent.ts';

type Approval = NonNullable<DataRequest['approval']>;

/** For what is not the customer's to decide: their own management is asked by a link, and what came of it. */
export const approving = (): ((props: RequestProps) => Child) => {
  const linkOf = signedLinks();
  return (props) => {
    const { s, ticket, id, request } = props;
    const words = wordsOf(s);
    const { approval, items } = request;
    const isAsked = approval?.state === 'asked';
    const canAsk = isNeeded(ticket, request) && Object.values(items).some(({ state }) => state === 'open');
    const url =
      isAsked && canAsk
        ? linkOf(s, `${ticket.id}${approval.id}`, () => approvalLink(s.client, ticket.id, id))
        : null;
    // What was begun is there again.
    const { name, note } = readDraft(s.store, ticket.id, id);
    const isAsking = s.ui.asking ?? !!(name || note);
    s.ui.seen ??= keyOf(approval);
    return (
      <section class="approval" aria-label={words.notYours}>
        {approval && (canAsk || !isAsked) && <Standing s={s} approval={approval} />}
        {url !== null && <PassOn s={s} who={approval?.name ?? words.erased} url={url} />}
        {canAsk &&
          (isAsking ? (
            <AskForm {...props} />
          ) : (
            <p>
              <button
                type="button"
                class="link"
                ref={(link) => s.ui.confirms === 'no approval' && link.focus()}
                onClick={() => s.set({ asking: true })}
              >
                {!approval
                  ? words.notYours
                  : approval.state === 'expired'
                    ? words.askAgain
                    : words.askAnother}
              </button>
            </p>
          ))}
      </section>
    );
  };
};

const keyOf = (approval: Approval | undefined): string => `${approval?.id} ${approval?.state}`;

/** Where it stands with those who decide. */
const Standing = ({ s, approval }: { s: Session; approval: Approval }) => {
  const said = standingOf(wordsOf(s), s, approval);
  const { state, reason } = approval;
  const key = keyOf(approval);
  return (
    <div
      key={key}
      class={`notice ${state === 'declined' || state === 'expired' ? 'amber' : ''}`}
      tabindex="-1"
      ref={(notice) => {
        // The button that had the focus is gone.
        if (s.ui.busy) notice.focus();
        if (s.ui.seen !== key) s.set({ seen: key }, said);
      }}
    >
      <b dir="auto">{said}</b>
      {reason && (
        <p dir="auto">{state === 'approved' ? wordsOf(s).onlyIf(reason) : wordsOf(s).because(reason)}</p>
      )}
    </div>
  );
};

const standingOf = (
  words: AllWords,
  { times, now }: Session,
  { state, name = words.erased, expiresAt, decidedAt = expiresAt }: Approval,
): string => {
  const when = (at: string) => times.inText(at, now);
  switch (state) {
    case 'asked':
      return Date.parse(expiresAt) > now
        ? words.decides(name, when(expiresAt))
        : words.notDecided(name, when(expiresAt));
    case 'approved':
      return `✓ ${words.agreed(name, when(decidedAt))} ${words.canGive}`;
    case 'declined':
      return words.refused(name, when(decidedAt));
    default:
      return words.notDecided(name, when(expiresAt));
  }
};

/** The link, to be copied or shared. */
const PassOn = ({ s, who, url }: { s: Session; who: string; url: string | undefined }) => {
  const words = wordsOf(s);
  if (!url) return <p class="hint">{s.isSure ? words.loading : words.unreachable}</p>;
  const copy = async (event: MouseEvent) => {
    const field = (event.currentTarget as HTMLElement).closest('div')?.querySelector('input');
    try {
      await navigator.clipboard.writeText(url);
      s.set({ wrong: words.copied }, words.copied);
    } catch {
      // Not every page may write to the clipboard.
      field?.select();
      s.set({ wrong: words.copyBy }, words.copyBy);
    }
  };
  return (
    <div>
      <label class="field">
        {words.passOn(who)}
        <input dir="ltr" readOnly value={url} aria-label={words.link} />
      </label>
      <p class="acts">
        <button type="button" class="btn" onClick={copy}>
          {words.copy}
        </button>
        {'share' in navigator && (
          <Button isQuiet onClick={() => navigator.share({ url }).catch(() => {})}>
            {words.share}
          </Button>
        )}
      </p>
      <p class="hint">{s.ui.wrong}</p>
    </div>
  );
};

/** Who is asked, and with what words. */
const AskForm = ({ s, ticket, id, request }: RequestProps) => {
  const words = wordsOf(s);
  const draft = readDraft(s.store, ticket.id, id);
  const { wrong, refuse, run } = (s.later as Later).acting(s, ticket, 'approval');
  const change = (part: string) => (event: { currentTarget: { value: string } }) => {
    writeDraft(s.store, ticket.id, id, { [part]: event.currentTarget.value });
    s.set({ refused: {} });
  };
  const ask = (event: Event) => {
    event.preventDefault();
    const name = draft.name?.trim();
    if (!name) return refuse(words.nameMissing);
    if (s.later?.overlong(s, event.currentTarget as Element)) return;
    const note = draft.note?.trim() || undefined;
    const ask = { name, note, lang: s.lang };
    const { body, intent } = sending(s.store, ticket.id, id, 'approval', ask, request.approval?.at);
    run(
      () => askApproval(s.client, ticket.id, id, body, intent),
      () => {
        endAsking(s, ticket.id, id);
        s.set({ busy: false, asking: false, wrong: '' });
      },
    );
  };
  return (
    <form class="doc" onSubmit={ask} noValidate aria-busy={s.ui.busy}>
      <b>{words.notYours}</b>
      <p class="hint">{words.askHint}</p>
      <label class="field">
        {words.whoDecides}
        <input
          ref={(field) => s.ui.asking && field.focus()}
          dir="auto"
          required
          maxLength={120}
          value={draft.name ?? ''}
          aria-describedby="approval-wrong"
          onInput={change('name')}
        />
      </label>
      <label class="field">
        {words.noteTo}
        <textarea dir="auto" rows={2} data-most="1000" value={draft.note ?? ''} onInput={change('note')} />
      </label>
      {s.later?.Room({ s, text: draft.note, most: 1000 })}
      <p class="wrong" id="approval-wrong">
        {wrong}
      </p>
      <p class="acts">
        <Button>{words.makeLink}</Button>
        <Button isQuiet onClick={() => s.set({ asking: false, confirms: 'no approval', refused: {} })}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
};
