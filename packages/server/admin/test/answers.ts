import type { AgentClient, Answer, AnswerDraft, AnswerInput, Answers } from '@vestka/sdk/agent';
import { VestkaError } from '@vestka/sdk/agent';
import { at } from './tickets.ts';

export const answerId = (n: number): string => `an_${String(n).padStart(16, '0')}`;

export const answer = (n: number, part: Partial<Answer> = {}): Answer => ({
  id: answerId(n),
  lang: 'en',
  title: 'Cards with a foreign address are refused',
  symptom: 'At the checkout a card is refused when its owner lives abroad. Other cards work.',
  cause: 'An update left some countries without a tax class, so that no total can be reckoned for them.',
  solution: 'Settings, Taxes: choose a class for each country that has none. With 4.12 this is done for you.',
  technical: 'tax_class IS NULL in table countries after migration 0412.',
  publishedAt: at(-3 * 1440),
  updatedAt: at(-3 * 1440),
  withdrawnAt: null,
  by: 'Anna K.',
  solved: 12,
  version: 1,
  ...part,
});

export const library: readonly Answer[] = [
  answer(1),
  answer(2, {
    title: 'The export stops at 80 %',
    symptom: 'The bar of the export stands at 80 % for hours, and no file comes.',
    solved: 1,
    technical: null,
    by: 'Ivan S.',
  }),
  answer(3, {
    lang: 'ru',
    title: 'Заказы приходят без индекса',
    symptom: 'В новых заказах поле «Индекс» пустое, хотя покупатель его указал.',
    cause: 'Форма сохраняет индекс до проверки адреса.',
    solution: 'Обновите приложение до 4.11 и откройте заказ снова.',
    solved: 0,
    technical: null,
  }),
];
const gone = answer(9, {
  title: 'Clear the cache before printing',
  withdrawnAt: at(-60),
  version: 2,
  solved: 3,
});

const solution =
  'We put the tax class back for [name]. Whoever has the same writes to [e-mail], and gets the table.';
const symptom = 'Since this morning cards of buyers from abroad are refused, says [name].';

/** What the server makes of a report: three pieces are taken out. */
export const draft: AnswerDraft = {
  lang: 'en',
  title: 'Checkout refuses cards with a foreign address',
  symptom,
  cause: 'The update of 3 March left Germany and Poland without a tax class.',
  solution,
  technical: null,
  stripped: [
    mark('symptom', symptom, '[name]', 'name', 'Olga Petrova'),
    mark('solution', solution, '[name]', 'name', 'Petrova’s shop'),
    mark('solution', solution, '[e-mail]', 'email', 'olga@northwind.example'),
  ],
};

type Stripped = AnswerDraft['stripped'][number];
function mark(
  field: Stripped['field'],
  text: string,
  piece: string,
  kind: Stripped['kind'],
  was: string,
): Stripped {
  const start = text.indexOf(piece);
  return { field, kind, start, end: start + piece.length, was };
}

export type FakeAnswers = AgentClient['answers'] & { all: Answer[] };

/** Answers without a server: found by their words as they stand, changed on top of a version. */
export function fakeAnswers(called: (name: string, ...args: unknown[]) => void): FakeAnswers {
  const known = (id: string): Answer => {
    const found = self.all.find((one) => one.id === id);
    if (!found) throw new VestkaError({ code: 'not_found', title: 'There is nothing here.', status: 404 });
    return found;
  };
  const change = (id: string, part: (old: Answer) => Partial<Answer>): Answer => {
    const old = known(id);
    const next = { ...old, ...part(old), version: old.version + 1 };
    self.all = self.all.map((one) => (one.id === id ? next : one));
    return next;
  };
  const said = ({ readThrough: _, ticket: __, problem: ___, technical, ...text }: AnswerInput) => ({
    ...text,
    technical: technical ?? null,
  });
  const self: FakeAnswers = {
    all: [...library, gone],
    async draft(ticket) {
      called('answers.draft', ticket);
      return draft;
    },
    async list(query = {}): Promise<Answers> {
      called('answers.list', query);
      const { scope = 'published', q = '' } = query;
      const answers = self.all.filter(
        (one) =>
          (one.withdrawnAt !== null) === (scope === 'withdrawn') &&
          `${one.title} ${one.symptom}`.toLowerCase().includes(q.toLowerCase()),
      );
      return { answers, next: null };
    },
    async open(id) {
      called('answers.open', id);
      return known(id);
    },
    async publish(input) {
      called('answers.publish', input);
      const fresh = answer(20, { ...said(input), solved: 0, publishedAt: at(0), updatedAt: at(0) });
      self.all = [fresh, ...self.all];
      return fresh;
    },
    async change(id, { basedOn, ...input }) {
      called('answers.change', id, { ...input, basedOn });
      return change(id, ({ version }) => {
        if (version !== basedOn)
          throw new VestkaError({ code: 'stale', title: 'Someone has changed this.', status: 409 });
        return { ...said(input), withdrawnAt: null, updatedAt: at(0) };
      });
    },
    async withdraw(id, reason) {
      called('answers.withdraw', id, reason);
      return change(id, () => ({ withdrawnAt: at(0) }));
    },
  };
  return self;
}
