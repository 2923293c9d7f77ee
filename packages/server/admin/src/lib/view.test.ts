import { expect, test } from 'vitest';
import { parseView, queryOf } from './view.ts';

const read = (query: string) => parseView(new URLSearchParams(query));

test('an address and a view are one another', () => {
  const view = {
    scope: 'team',
    filter: { status: 'fixing', impact: 'high', plan: 'Gold & more', flag: 'late', q: '#12 a&b' },
  } as const;
  expect(queryOf(view)).toBe(
    '?scope=team&status=fixing&impact=high&plan=Gold+%26+more&flag=late&q=%2312+a%26b',
  );
  expect(read(queryOf(view))).toEqual(view);
  expect(queryOf({ scope: null, filter: {} })).toBe('');
});

test('what the address makes up is left out', () => {
  expect(read('scope=theirs&status=lost&problem=tk_1&impact=high&q=+&x=1')).toEqual({
    scope: null,
    filter: { impact: 'high' },
  });
});
