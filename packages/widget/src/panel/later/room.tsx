import type { Session } from '../session.ts';
import { wordsOf } from './words.ts';

/** The most that a description or a message may hold, as the server counts it. */
export const MOST = 8000;
/** From here on it is told how much room is left; in a short field later. */
const NEAR = 200;

interface Props {
  s: Session;
  /** What stands in the field. */
  text: string | undefined;
  most?: number;
}

/**
 * How much room is left in a field, once it gets little, and by how much it is too long. Nothing is cut: what is pasted
 * stands there in full, to be shortened. The field says its limit as `data-most`.
 */
export const Room = ({ s, text = '', most = MOST }: Props) => {
  const words = wordsOf(s);
  const left = most - text.trim().length;
  return (
    <p class={`room ${left < 0 ? 'wrong' : 'hint'}`} aria-live="polite">
      {left < 0
        ? words.overlong(-left, most)
        : left <= Math.min(NEAR, most / 10) && words.roomLeft(left, most)}
    </p>
  );
};

/** A field that something is wrong with: seen, and with the focus. */
export const reveal = (field: HTMLElement): void => {
  field.closest('details')?.setAttribute('open', '');
  field.focus();
  field.scrollIntoView({ block: 'center' });
};

/** The first field of a form with more in it than it may hold. It gets the focus, and why is said. */
export const overlong = (s: Session, form: ParentNode): boolean => {
  const field = [...form.querySelectorAll<HTMLTextAreaElement>('[data-most]')].find(
    ({ value, dataset }) => value.trim().length > Number(dataset.most),
  );
  if (!field) return false;
  const { value, dataset } = field;
  reveal(field);
  form.querySelector('.room.wrong')?.scrollIntoView({ block: 'nearest' });
  s.set({ wrong: '' }, wordsOf(s).overlong(value.trim().length - Number(dataset.most), Number(dataset.most)));
  return true;
};
