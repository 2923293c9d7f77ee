import type { Draft } from '../draft.ts';
import type { Session } from '../session.ts';
import { wordsOf } from './words.ts';

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
          type="email"
          dir="ltr"
          maxLength={254}
          autocomplete="email"
          pattern="[^@\s]+@[^@\s]+\.[^@\s]+"
          value={email}
          aria-describedby="contact-wrong"
          onInput={(event) => change({ email: event.currentTarget.value })}
        />
      </label>
    </>
  );
};
