/** What stands in a draft in the place of personal data that was taken out of it, in the language of its text. */
export const TAKEN_OUT = {
  en: {
    name: '[name]',
    email: '[e-mail]',
    phone: '[phone]',
    address: '[address]',
    number: '[number]',
    link: '[link]',
    secret: '[secret]',
    company: '[company]',
  },
  ru: {
    name: '[имя]',
    email: '[почта]',
    phone: '[телефон]',
    address: '[адрес]',
    number: '[номер]',
    link: '[ссылка]',
    secret: '[секрет]',
    company: '[компания]',
  },
} as const;

const ANY = Object.values(TAKEN_OUT)
  .flatMap((language) => Object.values(language))
  .map((mark) => mark.slice(1, -1))
  .join('|');
/** What makes another thing of it: in `[link](https://…)` a link's words, in `[name].txt` a part of a file's name. */
const GOES_ON = String.raw`\([^\s()]*[/#.:]|\.[a-z][a-z0-9]{1,3}(?![\p{L}\p{N}_])`;
/** Where one stands. `rows[number]` is code: behind a word or a bracket it indexes something. */
const STANDS = new RegExp(String.raw`(?<![\p{L}\p{N}_)\]])(\[(?:${ANY})\])(?!${GOES_ON})`, 'gu');

/** A text cut at its placeholders: every second piece is one. */
export const cutAtTakenOut = (text: string): string[] => text.split(STANDS);

/** The placeholders that nobody has put other words for, each once. */
export const stillTakenOut = (text: string): string[] => [...new Set(text.match(STANDS))];
