import { GOODBYE, HELLO, I_AM, I_AM_CALLED, SENTENCE, TITLE } from './cues.ts';
import { digitsIn, ENDS, type Form, FREE, form, UNIT } from './form.ts';
import { ACCOUNTS, isRandom } from './personal-accounts.ts';
import { NUMBERS } from './personal-numbers.ts';

/** In full, of three groups and more, or by what such addresses begin with; `a::1` is none. */
const isIpv6 = (text: string): boolean =>
  /\d/.test(text) &&
  (/(?:[^:]+:){7}/.test(text) ||
    (text.includes('::') && (/:[^:]+:/.test(text) || /^(?:f[cde]|[23][0-9a-f])[0-9a-f]{2}:/i.test(text))));

const isIp = (text: string): boolean => text.split('.').every((part) => Number(part) <= 255);

const STREET_EN =
  'Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Square|Sq|Terrace|Crescent|Close|Way';
const STREET_RU =
  'ул\\.|ул(?= \\p{Lu})|улиц[аеуы]|пр-к?т\\.?|просп\\.|пр\\.|проспект[ае]?|пер\\.|переул(?:ок|ке|ка)|бул\\.|бульвар[ае]?|б-р|шоссе|ш\\.|наб\\.|набережн(?:ая|ой)|пл\\.|площад[ьи]|проезд[ае]?|мкр\\.';
const NUMBERED =
  'order|invoice|contract|customer|client|account|ticket|reference|ref|passport|policy|serial|licen[cs]e|tax id|vat|inn|заказ\\p{L}*|сч[её]т\\p{L}*|договор\\p{L}*|клиент\\p{L}*|тикет\\p{L}*|заявк\\p{L}*|обращени\\p{L}*|паспорт\\p{L}*|полис\\p{L}*|лицензи\\p{L}*|инн|снилс|кпп|огрн';
/** Papers whose numbers stand in groups. */
const PAPERS =
  "passport|id card|identity card|driving licen[cs]e|driver’?'?s licen[cs]e|паспорт\\p{L}*|серия|снилс|полис\\p{L}*|удостоверени\\p{L}*|водительск\\p{L}{2,3}";
/** Behind these two decimals are a point on the map. */
const PLACE =
  'at|near|lat|latitude|gps|geo|coord(?:inate)?s?|position|location|address|map|координат\\p{L}*|широт\\p{L}|геопозици\\p{L}|местоположени\\p{L}|точк\\p{L}|адрес\\p{L}?|на карте';
const BORN =
  'born(?: on| in)?|birthday(?: is| on)?|birth ?date(?: is)?|date of birth(?: is)?|d\\.?o\\.?b\\.?|geboren(?: am)?|родил(?:ся|ась)|дат[аеуы] рождения|д\\.? ?р\\.?|рожд(?:[её]н|ена)';
/** A day of a year, in figures or with the month in words. */
const DAY = String.raw`(?:\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2})|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?\p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})`;
const NAME = String.raw`\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?`;
/** One to three names, also with an initial. */
const NAMES = String.raw`${NAME}(?: (?:${NAME}|\p{Lu}\.)){0,2}`;
/** What goes on behind a name in small letters, or says of one that it is wrong. */
const NO_NAME = String.raw`(?:not|no|wrong|mis\p{Ll}+|spelled|spelt|displayed|written|given|shown|printed|missing|still|always|never|too|cut|only|the|an?|and|or|but|from|of|in|on|at|with|to|for|as|it|is|am|i|my|me|we|our|you|he|she|they|this|that|there|here|who|since|can|could|please|when|after|because|so|have|has|was|were|не|на|в|во|и|а|но|или|из|у|мы|я|он|она|вы|это|по|от|с|со|к|о|об|для|за|до|как|так|что|уже|мой|моя|наш|наша|пишу|работаю|хочу|прошу|помогите|пожалуйста|неверно|неправильно|вчера|сегодня)(?![\p{L}\p{N}_])`;
const SMALL = String.raw`(?!${NO_NAME})\p{L}[\p{L}'’-]{1,30}(?![\p{L}\p{N}_@.-]*@|://)`;

/** In the order in which they are looked for: what an earlier one has taken, a later one leaves alone. */
export const FORMS: readonly Form[] = [
  ...ACCOUNTS,
  form(
    'email',
    String.raw`(?:mailto:)?[\p{L}\p{N}._%+'-]{1,64}[@＠][\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}`,
    '',
    // `sdk@1.2.3` is a version of something.
    (was) => /\p{L}[^.]*$/u.test(was),
  ),
  form(
    'email',
    String.raw`${FREE}[\p{L}\p{N}._%+'-]{1,64}\s?[(\[{]\s?(?:at|собака|собачка|@)\s?[)\]}]\s?[\p{L}\p{N}-]{1,63}(?:\s?(?:\.|[(\[{]\s?(?:dot|точка)\s?[)\]}])\s?[\p{L}\p{N}-]{2,63}){1,5}`,
    'i',
  ),
  // As it is said.
  form(
    'email',
    String.raw`${FREE}[\p{L}\p{N}._%+-]{2,64} (?:at|собака) (?!(?:the|an?|this|that|each|every) )[\p{L}\p{N}-]{2,63}(?: (?:dot|точка) [\p{L}\p{N}-]{2,63}){1,4}${ENDS}`,
    'i',
  ),
  form(
    'name',
    String.raw`${FREE}(?:log-?in|user ?name|user id|логин|имя пользователя)\s?[:=]\s{0,3}["'«]?(?<it>[^\s"'»,;]{2,60})(?=["'»]?\s{0,3}(?:$|[,;./|\n]|(?:and|und|password|пароль|и)\s))`,
    'im',
    (was) =>
      !/:\/\/|^(?:fail\p{L}*|admin|root|error|invalid|wrong|empty|broken|ok|yes|no|none|unknown|ошибка|нет|да|неверн\p{L}*)[.!?]*$/iu.test(
        was,
      ),
  ),
  form(
    'secret',
    String.raw`${FREE}(?:password|passwd|passphrase|pwd|pin|secret|token|api[ _-]?key|access[ _-]?key|пароль|паролем|токен|ключ(?: api)?|пин(?:-код)?|кодовое слово)(?: (?:is|was|это))?\s{0,3}[:=—–-]?\s{0,3}["'«]?(?<it>[^\s"'»,;]{4,200})`,
    'i',
    (was) => /[\d!#$%^&*]/.test(was),
  ),
  form('secret', String.raw`${FREE}(?:Bearer|Basic)\s(?<it>[\w.~+/=-]{8,2000})`),
  form(
    'secret',
    String.raw`${FREE}(?:[sp]k_[\w]{8,200}|gh[opsu]_\w{16,200}|xox[abprs]-[\w-]{8,200}|AKIA[0-9A-Z]{12,24}|AIza[\w-]{20,60}|eyJ[\w-]{8,3000}(?:\.[\w-]{1,3000}){0,2})`,
  ),
  form('number', `${FREE}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}${ENDS}`, 'i'),
  form(
    'number',
    String.raw`${FREE}[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?${ENDS}`,
    '',
    (was) => digitsIn(was) >= 10,
  ),
  form('number', `${FREE}(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}${ENDS}`, 'i'),
  form(
    'number',
    String.raw`(?<!(?:v|version|release|build|верси[яиюей]{1,2}|сборк[аиуе])\.? ?)(?<![\p{L}\p{N}_.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}_]|\.\d)`,
    'i',
    isIp,
  ),
  form(
    'number',
    String.raw`(?<![\p{L}\p{N}_:])(?:[0-9a-f]{1,4}:{1,2}){1,7}[0-9a-f]{1,4}(?![\p{L}\p{N}_:])`,
    'i',
    isIpv6,
  ),
  form(
    'secret',
    String.raw`(?<![\p{L}\p{N}_./-])[A-Za-z0-9+/_-]{20,3000}={0,2}(?![\p{L}\p{N}_])`,
    '',
    isRandom,
  ),
  form('number', String.raw`${FREE}(?:${BORN})\s{0,2}[:=—–-]?\s{0,2}(?<it>${DAY})${ENDS}`, 'i'),
  form('number', String.raw`${FREE}(?<it>${DAY}) (?:г\. ?р\.|года рождения)`, 'i'),
  form(
    'number',
    String.raw`${FREE}(?:${PAPERS})(?:\s{0,2}(?:no|number|nr|рф|серия|номер|данные|[:.,#№])){0,4}\s{0,2}(?<it>(?:\p{Lu}{1,3} ?)?\d{2,12}(?:(?:[ -]|,? ?(?:№|номер) ?)\d{2,12}){1,4})${ENDS}`,
    'i',
    (was) => digitsIn(was) >= 9,
  ),
  ...NUMBERS,
  form(
    'number',
    String.raw`${FREE}(?:${NUMBERED})(?:\s(?:no|number|nr|id|номер|номером|под номером))?\.?\s{0,2}[:#№]?\s{0,2}(?<it>[A-ZА-Я]{0,4}[-/]?\d{2,20}(?:[-/]\d{1,12}){0,3})${ENDS}`,
    'i',
    (was) => digitsIn(was) >= 3,
  ),
  form('number', String.raw`(?<![\p{L}\p{N}_&/])[#№]\s?\d{2,20}(?:[-/]\d{1,12}){0,3}${ENDS}`),
  form('number', String.raw`(?<![\p{L}\p{N}_.,])\d{7,40}(?![\p{L}\p{N}_]|[.,]\d)`),
  form(
    'address',
    String.raw`${FREE}\d{1,5}[A-Za-z]? (?:\p{Lu}[\p{L}'’.-]{1,30} ){1,3}(?:${STREET_EN})${ENDS}\.?(?:, (?:Apt|Apartment|Suite|Flat|Unit|Floor)\.? ?[\p{L}\p{N}-]{1,6})?(?:, \p{Lu}[\p{Ll}'’-]{1,30}${ENDS}(?: \p{Lu}[\p{Ll}'’-]{1,30}${ENDS}){0,2})?(?:,? [A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|,? [A-Z]{2},? \d{5}(?:-\d{4})?|,? \d{5})?`,
  ),
  form(
    'address',
    String.raw`${FREE}\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|str\.|weg|platz|allee|gasse) \d{1,4} ?[a-z]?${ENDS}(?:, \d{4,5} \p{Lu}[\p{L}-]{1,30})?`,
  ),
  form(
    'address',
    String.raw`${FREE}(?:\d{6},\s?)?(?:(?:г\.|г(?= \p{Lu})|гор\.|город[е]?)\s?\p{Lu}[\p{L}-]{1,30},?\s)?(?:${STREET_RU})\s?[\p{Lu}\d][^,;\n]{1,40}?(?=[,;\n]|\.(?:\s|$)|$| д\.?\s| дом |\s\d)(?:,?\s(?:д\.?|дом)?\s?\d{1,4}[\p{L}]?(?:[/-]\d{1,4})?${ENDS})?(?:,?\s(?:корп\.|корпус|к\.|стр\.|строение)\s?\d{1,3})?(?:,?\s(?:кв\.?|квартира|оф\.?|офис)\s?\d{1,5})?`,
  ),
  form('address', String.raw`${FREE}(?:P\.? ?O\.? ?Box|Postfach|а/я) \d{1,8}${ENDS}`, 'i'),
  form(
    'address',
    String.raw`${FREE}(?:${PLACE})(?: (?:is|are))?[\s:=(]{1,3}(?<it>-?\d{1,2}\.\d{4,10}, ?(?:\p{L}{3,10}:? )?-?\d{1,3}\.\d{4,10})(?![\d.]|${UNIT})`,
    'i',
  ),
  form(
    'company',
    String.raw`${FREE}(?:ООО|ОАО|ЗАО|ПАО|АО|ИП|НКО|ФГУП|МУП)\s(?:[«"“„][^»"”“\n]{1,80}[»"”“]|${NAMES}(?: ?\p{Lu}\.){0,2})`,
  ),
  form(
    'company',
    String.raw`${FREE}(?:\p{Lu}[\p{L}\p{N}&'’-]{1,30} (?:& )?){0,3}\p{Lu}[\p{L}\p{N}&'’-]{1,30},? (?:& )?(?:GmbH|AG|Ltd|Limited|Inc|LLC|LLP|PLC|Corp|Corporation|Co|BV|B\.V\.|S\.A\.|SARL|Oy|AB|AS)\b\.?`,
  ),
  // Greetings, farewells, and what people say of themselves.
  form(
    'name',
    String.raw`^[^\S\n]{0,4}(?:${HELLO}),?[ ](?:(?:${TITLE})\.? )?(?<it>${NAMES})${SENTENCE}`,
    'm',
  ),
  form(
    'name',
    String.raw`${FREE}(?:${GOODBYE})[,!.]?\s{1,4}(?:[—–-]\s)?(?<it>${NAMES})(?=\s{0,3}$|[,\n])`,
    'm',
  ),
  // What they are stands before who they are.
  form(
    'name',
    String.raw`${FREE}(?:${GOODBYE})(?: yours)?[,!.]?[^\S\n]{0,2}\n\s{0,4}(?:\p{Ll}{3,20} ){0,3}(?<it>${NAMES})[^\S\n]{0,3}$`,
    'm',
  ),
  form('name', String.raw`${FREE}(?:${I_AM})\s(?<it>${NAMES})${ENDS}`),
  form('name', String.raw`${FREE}(?:${TITLE})\.? ?(?<it>${NAMES})${ENDS}`),
  form(
    'name',
    String.raw`${FREE}(?:\p{Lu}\p{Ll}{1,30} ){1,2}\p{Lu}\p{Ll}{1,30}(?:ович|евич|ич|овн|евн|ичн|иничн)(?:а|у|ем|ом|е|ы|ой|ою)?${ENDS}`,
  ),
  form(
    'name',
    String.raw`${FREE}(?:\p{Lu}\p{Ll}{2,30} \p{Lu}\. ?\p{Lu}\.|\p{Lu}\. ?\p{Lu}\. ?\p{Lu}\p{Ll}{2,30})`,
  ),
];

/** Looked for when those who are known have been: what is a name by its place alone. */
export const GUESSES: readonly Form[] = [
  form('name', String.raw`${FREE}(?:${I_AM_CALLED})\s(?<it>${SMALL}(?: ${SMALL})?)${ENDS}`),
];
