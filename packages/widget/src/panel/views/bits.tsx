import type { Child } from '../jsx-runtime.ts';
import type { Session } from '../session.ts';

export interface ViewProps {
  s: Session;
}

interface PageProps extends ViewProps {
  back?: false | (() => void);
  title?: string;
  children: Child;
  foot?: Child;
}

/** The frame of every view: the way back, what this is, the way out; whether it is true now; what it shows. */
export const Page = ({ s, back, title, children, foot }: PageProps) => {
  const { words, client, times, store } = s;
  const { connection, seenAt } = client.state;
  return (
    <>
      <header>
        {back && (
          <button type="button" class="x flip" aria-label={words.back} onClick={back}>
            ←
          </button>
        )}
        <b>{title}</b>
        <span class="grow">
          <bdi>{store.get('name')}</bdi>
        </span>
        <button type="button" class="x" aria-label={words.close} onClick={() => s.setOpen(false)}>
          ×
        </button>
      </header>
      <div class="body">
        {connection === 'refused' && <p class="notice amber">{words.refusedPage}</p>}
        {connection === 'offline' && (
          <p class="notice">
            {navigator.onLine ? words.unreachable : words.offline}{' '}
            {seenAt > 0 && words.trueAt(times.short(seenAt, s.now))}
          </p>
        )}
        {children}
      </div>
      {foot && <div class="foot">{foot}</div>}
    </>
  );
};

interface ButtonProps {
  onClick?: () => void;
  isQuiet?: boolean;
  children: Child;
}

/** Without `onClick` it sends its form. */
export const Button = ({ onClick, isQuiet, children }: ButtonProps) => (
  <button type={onClick ? 'button' : 'submit'} class={isQuiet ? 'btn quiet' : 'btn'} onClick={onClick}>
    {children}
  </button>
);

/** Something is on its way, or did not come. */
export const Waiting = ({ s }: ViewProps) =>
  s.failed || s.client.state.error ? (
    <div class="notice amber">
      <p>{s.words.failed}</p>
      <Button isQuiet onClick={s.retry}>
        {s.words.retry}
      </Button>
    </div>
  ) : (
    <p class="hint">{s.words.loading}</p>
  );

/** Folded away, and fetched when unfolded. */
export const Fold = ({ s, title, children }: ViewProps & { title: string; children: Child }) => (
  <details onToggle={() => s.need()}>
    <summary>{title}</summary>
    {s.later ? children : <Waiting s={s} />}
  </details>
);
