import type { Text } from './en.ts';

export const ruFilter: Text['filter'] = {
  search: 'Найти: номер, тема, имя',
  open: 'Отбор',
  label: 'Отобрать в очереди',
  any: 'любое',
  names: {
    status: 'Состояние',
    impact: 'Важность',
    kind: 'Вид',
    plan: 'Тариф',
    level: 'Линия',
    flag: 'Только',
    problem: 'Следят за',
    q: 'Поиск',
  },
  flags: { late: 'с опозданием', nudged: 'жалуются: нет ответа', unanswered: 'без ответа' },
  aProblem: 'известной проблемой',
  clear: 'Сбросить всё',
  remove: (name, value) => `Убрать: ${name}, ${value}`,
  nothing: 'Ничего не нашлось.',
};
