/** At the beginning of a sentence or within one. */
const anyCase = (words: string): string =>
  words.replace(/(?<![\p{L}\\])\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** Behind these stands a name: alternatives of a regular expression. */
export const HELLO = anyCase(
  'dear|hi|hello|hey|good morning|good afternoon|good evening|здравствуйте|добрый день|добрый вечер|доброе утро|доброго дня|привет|уважаемый|уважаемая|дорогой|дорогая',
);
export const GOODBYE = anyCase(
  'regards|sincerely|cheers|thanks|thank you|best wishes|с уважением|спасибо|всего доброго',
);
/** Behind these even small letters are a name. */
export const I_AM_CALLED = anyCase('my name is|меня зовут');
export const I_AM = `${I_AM_CALLED}|${anyCase('this is|мое имя|моё имя|моя фамилия')}`;
export const TITLE = String.raw`Mr|Mrs|Ms|Miss|Dr|Prof|mr|mrs|ms(?=\.)|dr|prof|[Hh]err|[Ff]rau|[Гг]-н|[Гг]-жа|[Гг]-ну|[Гг]-же|[Гг]осподин\p{L}?|[Гг]оспож\p{L}{1,2}`;
/** The name is all that stands on the line, or a sentence goes on behind it. */
export const SENTENCE = String.raw`(?=\s{0,2}(?:[,!.:—–-]|$))`;
