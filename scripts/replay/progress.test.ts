import { expect, test } from 'vitest';
import { createProgress } from './progress.ts';

const shown = (isTTY: boolean, steps: number) => {
  const written: string[] = [];
  const progress = createProgress({ isTTY, write: (text: string) => written.push(text) });
  for (let done = 0; done <= steps; done += 1) progress(done, steps, Date.UTC(2024, 0, 2));
  return written;
};

test('a line at every tenth where nobody looks', () => {
  expect(shown(false, 1000)).toEqual(
    Array.from({ length: 11 }, (_, i) => `${String(i * 10).padStart(3)} %  2024-01-02\n`),
  );
});

test('a bar that is drawn over, once a percent, and makes room at the end', () => {
  const written = shown(true, 1000);
  expect(written).toHaveLength(101);
  expect(written[50]).toBe(`\r${'█'.repeat(15)}${'░'.repeat(15)}  50 %  2024-01-02`);
  expect(written.at(-1)).toBe('\r\u001b[2K');
});

test('an empty log is done at once', () => {
  expect(shown(false, 0)).toEqual(['100 %  2024-01-02\n']);
});
