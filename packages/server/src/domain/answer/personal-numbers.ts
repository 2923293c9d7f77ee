import { digitsIn, ENDS, type Form, FREE, form, isAmount, isCalendarDate } from './form.ts';

/** Spaces and dashes as programs put them between figures. */
const GAP = String.raw`[ \u00a0\u2009\u202f.\u2010-\u2013-]`;
/** Whose number stands behind them, in groups as banks and offices write it. */
const OWNED =
  'account|acct|a/c|card|sort code|routing|ssn|social security|vat|tin|iban|р/с|к/с|л/с|сч[её]т\\p{L}{0,3}|карт\\p{L}{1,3}|инн|кпп|огрн|снилс|в/у';
const CALLED =
  'tel|telephone|phone|mobile|fax|whatsapp|viber|тел|телефон\\p{L}{0,3}|моб|мобильн\\p{L}{2,3}|факс|звон\\p{L}{2,4}';
/** What else is numbered in groups of four. */
const CARDS = 'id|visa|master ?card|maestro|aadhaar|мир|виза';
/** Groups of four figures, as on cards. */
const FOURS = String.raw`\d{4}(?:${GAP}\d{4}){2,5}(?:${GAP}\d{1,3})?(?!${GAP}?\d)${ENDS}`;

/** Numbers of one person's, told by how they are grouped or by the word before them. */
export const NUMBERS: readonly Form[] = [
  form(
    'number',
    String.raw`${FREE}(?:${OWNED}|${CARDS})(?:\s(?:no|number|nr|id|номер|is|was))?\.?\s{0,2}[:#№]?\s{0,2}(?<it>${FOURS})`,
    'i',
  ),
  // Of what stands alone only a card's number can be told from ports or years: by its check digit.
  form('number', FREE + FOURS, '', isCard),
  form('number', String.raw`${FREE}\d{4}${GAP}\d{6}${GAP}\d{5}${ENDS}`),
  form(
    'number',
    String.raw`${FREE}\d{4}[ -]?(?:\d{2})?[*xXхХ•]{2,8}(?:[ -]?[*xXхХ•]{4}){0,2}[ -]?\d{4}${ENDS}`,
  ),
  form('number', String.raw`${FREE}\d{5}[ .]?\d{3}[ .]\d[ .]\d{4}[ .]\d{7}${ENDS}`),
  form('number', String.raw`(?<![\p{L}\p{N}_.,/-])\d{3}-\d{2}-\d{4}(?![\p{L}\p{N}_-])`),
  form('number', String.raw`${FREE}[АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2} ?\d{2,3}${ENDS}`),
  form(
    'number',
    String.raw`${FREE}(?:${OWNED})(?:\s(?:no|number|nr|id|номер))?\.?\s{0,2}[:#№]?\s{0,2}(?<it>(?:[A-Z]{2} ?)?\d{2,12}(?:[ -]\d{1,12}){1,6})${ENDS}`,
    'i',
    (was) => digitsIn(was) >= 6 && !isCalendarDate(was) && !isAmount(was),
  ),
  form(
    'phone',
    String.raw`${FREE}(?:${CALLED})(?:\s(?:no|number|nr|номер))?\.?\s{0,2}[:#№]?\s{0,2}(?<it>\+?\(?\d[\d ()\u00a0\u2010-\u2013-]{4,22}\d)(?![\p{L}\p{N}_]|[.,:/]\d)`,
    'i',
    (was) => digitsIn(was) >= 6 && digitsIn(was) <= 15 && !isCalendarDate(was) && !isAmount(was),
  ),
  form(
    'phone',
    String.raw`(?<![\p{L}\p{N}_.,/#№:-])(?:\+\s?)?\(?\d[\d ().\u00a0\u2009\u202f\u2010-\u2013-]{5,22}\d(?![\p{L}\p{N}_]|[.,:/]\d)`,
    '',
    isPhone,
  ),
];

/** As people in some countries group theirs when they leave out the plus. */
const DIALLED =
  /^1[ .-]\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$|^\d{3}\.\d{3}\.\d{4}$|^(?:7[ -])?\d{3}[ -]\d{3}[ -]\d{2}[ -]\d{2}$/;

/** 16 to 19 digits as payment cards begin, of which the last checks the others (Luhn). */
function isCard(was: string): boolean {
  const digits = [...was.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((all, digit, at) => {
    const twice = digit * 2;
    return all + (at % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice);
  }, 0);
  return digits.length >= 16 && digits.length <= 19 && /^[2-6]/.test(was) && sum % 10 === 0;
}

/** 10 to 15 digits with a plus or in groups, or as a Russian number is dialled; a date or an amount is none. */
function isPhone(was: string): boolean {
  const text = was.replace(/[\u2010-\u2013]/g, '-').replace(/\s/g, ' ');
  const digits = digitsIn(text);
  if (digits < 7 || digits > 15 || isCalendarDate(text)) return false;
  if (/^\+|\(\d{2,5}\)/.test(text) || DIALLED.test(text)) return true;
  if (digits < 9 || !/[ -]/.test(text)) return digits === 11 && /^[78]/.test(text);
  return /^0|^8[ -]|^\d{3}[ .-]\d{3}[ .-]\d{4}$/.test(text) && !isAmount(text);
}
