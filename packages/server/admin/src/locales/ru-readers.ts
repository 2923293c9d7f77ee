import type { Text } from './en.ts';
import { plural } from './ru-plural.ts';

const toOne = (what: string) => (problem: string | null) =>
  problem ? `${what} всем, кто следит за ${problem}` : `${what} одному клиенту`;

export const ruReaders: Text['readers'] = {
  title: {
    update: toOne('Сообщение'),
    report: toOne('Отчёт'),
    wish: toOne('Ответ'),
    comment: () => 'Сообщение клиенту после завершения',
    escalate: () => 'Передача: для команды и клиента',
    note: () => 'Заметка для команды',
  },
  one: (who) => `Прочтёт ${who ?? 'тот, кто обратился'}.`,
  alone: (who, problem) =>
    `Прочтёт только ${who ?? 'тот, кто обратился'}; всем, кто следит за ${problem}, отвечают там.`,
  both: 'Три поля для коллеги, два для клиента.',
  tell: 'Сообщить всем',
  tellAll: (n) =>
    n === 0 ? 'Опубликовать сообщение' : `Сообщить ${plural(n, 'клиенту', 'клиентам', 'клиентам')}`,
  handTo: { L1: 'Передать первой линии', L2: 'Передать второй линии', L3: 'Передать третьей линии' },
  handToPerson: (who) => `Передать: ${who}`,
};
