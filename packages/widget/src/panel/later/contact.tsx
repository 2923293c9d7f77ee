import type { Draft } from '../draft.ts';
import type { Session } from '../session.ts';
import { wordsOf } from './words.ts';

/** What the server takes for an address, in any script; `type=email` would make `xn--…` of a domain such as `почта.рф`. */
export const EMAIL = String.raw`[\p{L}\p{M}\p{N}.!#$%&'*+\x2d\x2f=?^_\x60-\x7e]+@[\p{L}\p{M}\p{N}\x2d]+(?:\.[\p{L}\p{M}\p{N}\x2d]+)+`;

interface Props extends Pick<Draft, 'name' | 'email'> {
  s: Session;
  change(part: Draft): void;
}

/** How a customer wishes to be addressed and reached. */
export const ContactFields = ({ s, name = '', email = '', change }: Props) => {
  const words = wordsOf(s);
  return (
    <>
      <label class="field">
        {words.name}
        <input
          name="name"
          dir="auto"
          maxLength={120}
          autocomplete="name"
          value={name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        {words.email}
        <input
          name="email"
          inputMode="email"
          autocapitalize="off"
          spellcheck={false}
          dir="ltr"
          maxLength={254}
          autocomplete="email"
          pattern={EMAIL}
          value={email}
          aria-describedby="contact-wrong"
          onInput={(event) => change({ email: event.currentTarget.value.trim() })}
        />
      </label>
    </>
  );
};
