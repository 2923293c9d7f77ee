import type { Text } from './en.ts';
import { plural } from './ru-plural.ts';

export const ruOptions: Text['options'] = {
  label: 'Варианты',
  offer: 'Предложить варианты',
  offerHint: 'До пяти, один из них рекомендуем; выбирает клиент.',
  offerWish: 'Что можно сделать вместо этого',
  row: (n) => `Вариант ${n}`,
  add: 'Добавить вариант',
  remove: (n) => `Убрать вариант ${n}`,
  title: 'В двух словах',
  steps: 'Шаги',
  stepsHint: 'Что будет, что делает клиент',
  pros: 'За',
  cons: 'Против',
  oneALine: (name) => `${name}, по одному в строке`,
  recommend: 'Рекомендуем',
  cannotFix: 'Исправить или сделать, как просят, нельзя',
  cannotFixHint: 'Тогда нужен хотя бы один вариант.',
  cannotFixSaid: 'Исправить или сделать, как просят, нельзя. Вот что можно вместо этого.',
  count: (n) => plural(n, 'вариант', 'варианта', 'вариантов'),
  recommended: 'рекомендуем',
  chosenMark: 'выбран',
  chose: (title) => `Выбрано: ${title}`,
  waiting: 'Клиент ещё не выбрал.',
  pickedAt: (at) => `выбрано ${at}`,
};

export const ruRequests: Text['requests'] = {
  label: 'Что попросили',
  ask: 'Попросить данные',
  askHint: 'У каждого пункта своя цель; состояние станет «Ждём клиента».',
  row: (n) => `Пункт ${n}`,
  add: 'Добавить пункт',
  remove: (n) => `Убрать пункт ${n}`,
  what: 'Что',
  whatHint: 'Что именно и где это найти',
  purpose: 'Зачем',
  kind: 'Вид',
  kinds: { file: 'файл', text: 'текст', check: 'проверка' },
  sensitivity: 'Насколько секретно',
  sensitivities: { none: 'не секретно', personal: 'личные данные', confidential: 'секретно' },
  keep: 'Хранить, дней',
  kept: (days) => `храним ${plural(days, 'день', 'дня', 'дней')}`,
  count: (n) => plural(n, 'пункт', 'пункта', 'пунктов'),
  notNeeded: 'больше не нужно',
  states: { open: 'ждём', given: 'получено', part: 'получено частично', declined: 'отказ' },
  deleteAt: (at) => `Удалим: ${at}`,
  deletedOn: (at) => `Удалено ${at}: срок хранения вышел.`,
  deletedAfter: (what, days, names) =>
    `Удалено через ${plural(days, 'день', 'дня', 'дней')}, как и обещали: ${[what, names].filter(Boolean).join(' · ')}`,
  another: 'Предложить другой путь',
  askedApproval: (name, until) => `Просит согласия: ${name}, до ${until}.`,
  approved: 'Согласие дано.',
  notApproved: 'В согласии отказано.',
  byLink: (name) => `По ссылке, от имени: ${name}`,
  linkHint: 'По ссылке может решить любой, у кого она есть, и сам клиент тоже.',
  approvalExpired: 'Согласия в срок не дали: ссылка больше не действует.',
  approval: {
    asked: (name, until) => `Ждём согласия: ${name}, до ${until}.`,
    approved: (name, at) => `Согласие дано ${at} по ссылке, от имени: ${name}.`,
    declined: (name, at) => `В согласии отказано ${at} по ссылке, от имени: ${name}.`,
    expired: (name, at) => `Нет ответа о согласии до ${at}: ${name}.`,
  },
};

export const ruIntake: Text['intake'] = {
  expected: 'Ожидали',
  since: 'С каких пор',
  steps: 'Как повторить',
  page: 'Страница',
  browser: 'Браузер',
  language: 'Язык',
  zone: 'Часовой пояс',
  screen: 'Экран',
  app: 'Версия',
  errors: 'Ошибки страницы',
  context: (parts, errors) =>
    [parts > 0 && 'Где это было', errors > 0 && `${plural(errors, 'ошибка', 'ошибки', 'ошибок')} страницы`]
      .filter(Boolean)
      .join(', '),
};

export const ruRating: Text['rating'] = {
  label: 'Оценка',
  grades: {
    excellent: 'Отлично',
    good: 'Хорошо',
    satisfactory: 'Удовлетворительно',
    poor: 'Плохо',
    terrible: 'Ужасно',
  },
  said: (grade) => `Оценка: ${grade}`,
  none: 'Оценки пока нет.',
  thanks: (name) => `Благодарность: ${name}`,
};

export const ruFiles: Text['files'] = {
  label: 'Файлы',
  attach: 'Приложить файлы',
  attachHint: 'или перетащите, или вставьте сюда',
  open: (name) => `Открыть ${name}`,
  deleted: 'удалён, как и обещали',
  gone: 'Этого файла больше нет.',
  type: (type) => {
    const [kind = '', part = ''] = type.split('/');
    const known: Record<string, string> = {
      image: 'картинка',
      video: 'видео',
      audio: 'звук',
      text: 'текст',
    };
    if (part === 'pdf' || part === 'zip' || part === 'json') return part.toUpperCase();
    return known[kind] ?? 'файл';
  },
  sending: (percent) => `${percent}\u00a0%`,
  waiting: 'ждёт связи',
  refused: {
    payload_too_large: 'Он слишком большой.',
    file_empty: 'Он пустой: отправлять нечего.',
    file_type_refused:
      'Не принят: так бывает с веб-страницами, SVG и с тем, что названо картинкой, но ею не является. В ZIP примут.',
    quota_exceeded: 'Это больше, чем можно прислать за день.',
    files_paused: 'Сегодня файлов больше принять нельзя. Текст можно.',
    storage_low: 'на сервере сейчас нет места для файлов, позже продолжится само',
    file_unreadable: 'Его больше не прочитать. Выберите снова.',
  },
  tooLarge: (most) => `Он слишком большой: файл может быть до ${most} МБ.`,
  retry: 'Повторить',
  retryName: (name) => `Повторить: ${name}`,
  remove: (name) => `Убрать ${name}`,
  added: (name) => `${name}: приложен.`,
  tooMany: (most) => `С одним сообщением уходит не больше ${most} файлов.`,
};
