import { ENDS, type Form, FREE, form, UNIT } from './form.ts';

/** Written with signs of both kinds, as no word is. */
export const isRandom = (text: string): boolean =>
  /\d/.test(text) &&
  /[A-Za-z]/.test(text) &&
  (text.replace(/\D/g, '').length >= 3 || /[a-z].*[A-Z].*\d|\d.*[A-Z].*[a-z]/.test(text));

/** Where each address is somebody's. */
const NETWORKS =
  /(^|\.)(t\.me|telegram\.me|wa\.me|vk\.com|ok\.ru|facebook\.com|instagram\.com|linkedin\.com|twitter\.com|x\.com)$/;
const IS_HELP = /^(docs?|help|support|wiki|kb)\./;

/** Hosts of documentation stay: a link goes only with what may be of one person. */
export function isPersonalLink(link: string): boolean {
  try {
    const { username, password, search, hash, pathname, hostname } = new URL(link);
    return Boolean(
      username ||
        password ||
        search.length > 1 ||
        /[=&]/.test(hash) ||
        /^[\d.]+$|^\[|\.(local|internal|lan|corp)$|^localhost$/.test(hostname) ||
        (NETWORKS.test(hostname) && pathname.length > 1) ||
        (!IS_HELP.test(hostname) && /\/(users?|u|profiles?|people)\/[^/]|\/~[^/]/.test(pathname)) ||
        pathname
          .split('/')
          .some((part) => /\d{4,}|%40|@/.test(part) || (part.length >= 16 && isRandom(part))),
    );
  } catch {
    return true;
  }
}

const SCHEMES =
  'https?|s?ftps?|wss?|ssh|smb|ldaps?|postgres(?:ql)?|mysql|mssql|sqlserver|mongodb(?:\\+srv)?|rediss?|amqps?';
const LINK = String.raw`[^\s<>"'«»]{1,2000}[^\s<>"'«».,;:!?)\]]`;

/** Said of a password, and none. */
const NO_SECRET =
  /^(?:\[.*|.*:\/\/.*|wrong|incorrect|invalid|expired|required|missing|empty|reset|changed|forgotten|weak|short|same|unknown|none|null|undefined|true|false|yes|no|ok|not|fail\p{L}*|error|не|нет|да|неверн\p{L}*|неправильн\p{L}*|устар\p{L}*|обязател\p{L}*|пуст\p{L}*|ошибка|ист[её]к\p{L}*|забыт\p{L}*|сброшен\p{L}*)[.!?]?$/iu;
const isSecret = (was: string): boolean => !NO_SECRET.test(was);

/** One folder's name: with spaces only where another folder stands behind it. */
const FOLDER = String.raw`(?:[^\\/\s"'<>:*?|;,]{1,40}(?: [^\\/\s"'<>:*?|;,]{1,40}){1,2}(?=[\\/])|[^\\/\s"'<>:*?|;,]{1,60})`;

/** How a machine knows somebody, and what opens it to them. In the order in which they are looked for. */
export const ACCOUNTS: readonly Form[] = [
  form('secret', '-----BEGIN [A-Z ]{3,40}-----[^-]{0,6000}-----END [A-Z ]{3,40}-----'),
  form('link', `${FREE}(?:${SCHEMES})://${LINK}`, 'i', isPersonalLink),
  // As people write a link: without what it begins with.
  form(
    'link',
    String.raw`(?<![\p{L}\p{N}_@./-])(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}(?::\d{1,5})?/${LINK}`,
    'i',
    (was) => isPersonalLink(`https://${was}`),
  ),
  form('secret', String.raw`${FREE}(?:set-)?cookie\s?:\s?(?<it>[\w.$-]{1,80}=[^\n]{1,2000})`, 'i'),
  form(
    'secret',
    String.raw`${FREE}(?:password|passwd|passphrase|pwd|secret|token|api[ _-]?key|session(?:_?id)?|sid|пароль)=["']?(?<it>[^\s"'»,;&]{3,200})`,
    'i',
    isSecret,
  ),
  form(
    'secret',
    String.raw`${FREE}(?:password|passwd|passphrase|pwd|x-api-key|пароль)\s?:\s{0,3}["'«]?(?<it>[^\s"'»,;]{4,60})(?=["'»]?\s{0,3}(?:$|[,;\n]))`,
    'im',
    isSecret,
  ),
  form('secret', String.raw`${FREE}(?:cvv2?|cvc2?)\s?[:=]?\s?(?<it>\d{3,4})${ENDS}(?!${UNIT})`, 'i'),
  form(
    'name',
    String.raw`${FREE}(?:telegram|телегра\p{L}{1,3}|tg|тг|skype|скайп|instagram|инстагра\p{L}{1,3}|viber|вайбер|discord|slack|twitter|вк)\s{0,2}[:—–-]?\s{0,2}(?<it>@[\p{L}\p{N}_.]{3,60}|live:[\w.:-]{2,60})`,
    'i',
  ),
  form(
    'name',
    String.raw`(?:(?<![\p{L}\p{N}_.~/-])|(?<=file://))(?:/home|/Users|[A-Z]:[\\/]{1,2}(?:Users|Documents and Settings))[\\/]{1,2}(?<it>${FOLDER})`,
    '',
    (was) =>
      !/^(?:public|shared|default|all users|root|runner|ubuntu|admin|administrator|www-data)$/i.test(was),
  ),
];
