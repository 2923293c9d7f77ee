import type { Text } from './en.ts';

export const ruHandOff: Text['handOff'] = {
  label: 'Передать дальше',
  tab: 'Передать…',
  to: 'Кому',
  person: 'Человеку…',
  who: 'Кому именно',
  pickWho: 'Выберите человека…',
  known: 'Что известно',
  tried: 'Что пробовали',
  why: 'Почему передаём',
  forTeam: 'Эти три поля сначала прочтёт следующий; клиент их не увидит.',
  reason: 'Причина',
  reasonHint: 'Клиент это прочтёт: у кого теперь дело и почему.',
  send: 'Передать',
  sent: (name, to) => `${name}: теперь делом занимается ${to}.`,
  title: (by) => `${by} передаёт дело`,
  someone: 'Коллега',
};

export const ruWish: Text['wish'] = {
  label: 'Ответить на пожелание',
  tab: 'Ответить…',
  answer: 'Ответ',
  answers: { planned: 'В планах', considered: 'Рассматриваем', not_planned: 'Не планируем' },
  plannedFor: 'К какому числу',
  words: 'Почему',
  wordsHint: 'Простыми словами, и что делать до тех пор. Это закроет пожелание.',
  send: 'Ответить и закрыть',
  sent: (name) => `${name}: ответ дан.`,
  planned: (at) => `В планах на ${at}.`,
  considered: 'Рассматриваем; срок обещать нельзя.',
  not_planned: 'Не планируем.',
};

export const ruWaiting: Text['waiting'] = {
  of: {
    customer: 'ждём клиента',
    developers: 'ждём разработчиков',
    vendor: 'ждём поставщика',
    release: 'ждём выпуск',
  },
  expected: (what, at) => `${what}, ожидаем ${at}`,
  needed: 'Что нам нужно',
  neededHint: 'Что именно и где это найти. Клиент это прочтёт.',
  on: 'Чего ждём',
  picks: { developers: 'Разработчиков', vendor: 'Поставщика', release: 'Выпуск' },
  vendor: 'Какого поставщика',
  release: 'Выпуск',
  version: 'Версия, например 4.12',
  date: 'Ожидаем к',
  optionalRelease: 'Выйдет в',
  addRelease: 'выпуске…',
  removeRelease: 'без выпуска',
  afterExpected: (at) => `Следующая весть должна быть не позже ожидаемого срока: ${at}.`,
};

export const ruLimits: Text['limits'] = {
  open: 'Ограничить клиента…',
  change: 'Изменить или снять ограничение…',
  title: 'Ограничить клиента',
  lead: 'За грубость и злоупотребления. Клиент по-прежнему всё видит и знает, почему и до какого времени. Это остаётся в истории обращения.',
  kind: 'Как',
  kinds: { cool_down: 'Пауза в сообщениях', limit: 'Писать реже', lift: 'Снять ограничение' },
  until: 'На сколько',
  spans: { h1: '1 час', h24: '24 часа', d7: '7 дней', d30: '30 дней' },
  every: 'Одно сообщение раз в',
  minutes: { m15: '15 минут', m60: '1 час', m240: '4 часа' },
  reason: 'Причина',
  reasonHint: 'Клиент это прочтёт.',
  apply: 'Применить',
  done: (name) => `${name}: ограничение записано.`,
  cool_down: (until) => `Не может писать до ${until}.`,
  limit: (minutes, until) => `Может писать раз в ${minutes} до ${until}.`,
  lifted: 'Ограничение снято: снова может писать.',
};

export const ruCannedPick: Text['cannedPick'] = {
  open: 'Заготовки…',
  title: 'Заготовки',
  search: 'Искать в заготовках',
  none: 'Заготовок пока нет.',
  noneFound: 'Подходящих заготовок нет.',
  unfilled: (list) => `Осталось вписать: ${list}.`,
};
