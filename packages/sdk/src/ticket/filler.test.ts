import { expect, test } from 'vitest';
import { saysLittle } from './filler.ts';

test.each(['ok', 'n/a', 'Please check', '…', 'Проверьте, пожалуйста', 'Не знаю'])(
  '“%s” says little',
  (text) => {
    expect(saysLittle(text)).toBe(true);
  },
);

test.each(['Needs root', 'Only DE', 'Our developers take it from here', 'We plan it for the next release'])(
  '“%s” is enough for a hand-off or a wish',
  (text) => {
    expect(saysLittle(text)).toBe(false);
  },
);
