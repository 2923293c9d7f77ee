import { type Child, startServer } from '../load/child.ts';
import { HttpLine } from '../load/http.ts';
import { compareRates, quantile, rate, type Side } from '../rounds.ts';
import { createLexicon } from '../servers/lexicon.ts';
import type { Scenario } from './scenario.ts';

const MANY = 100_000;
const FEW = 1_000;
/** What customers begin to write: so many words each, asked for behind every third key. */
const SENTENCES = 40;
const WORDS = 6;
const KEYS = 3;

/** Answers found while somebody types: as quick with a hundred thousand of them as with a thousand. */
export const search: Scenario = {
  name: 'search',
  title: `Searches while typing among ${MANY.toLocaleString('en')} answers`,
  against: `the same among ${FEW.toLocaleString('en')}`,
  unit: 'searches/s',
  reach: { least: 0.25 },
  async run({ rounds, seconds }) {
    const children: Child[] = [];
    const took: number[][] = [[], []];
    try {
      const side = async (answers: number, times: number[]): Promise<Side> => {
        const child = await startServer('vestka');
        children.push(child);
        await child.ask('answers', answers);
        const [token] = (await child.ask<string[]>('sessions', 1)) as [string];
        const typed = keystrokes();
        let at = 0;
        const measure = async () => {
          const [line] = (await HttpLine.open(child.url, 1)) as [HttpLine];
          const perSecond = await rate(seconds, async () => {
            const started = performance.now();
            const q = encodeURIComponent(typed[at % typed.length] as string);
            const { status, body } = await line.get(
              `/v1/answers?q=${q}`,
              `Authorization: Bearer ${token}\r\n`,
            );
            if (status !== 200) throw new Error(`answered ${status}: ${body}`);
            times.push(performance.now() - started);
            at += 1;
            return 1;
          });
          line.close();
          return perSecond;
        };
        return { child, measure };
      };
      const sides = {
        ours: await side(MANY, took[0] as number[]),
        floor: await side(FEW, took[1] as number[]),
      };
      const compared = await compareRates(rounds, sides);
      const [ours, floor] = took.map((times) =>
        [0.5, 0.99].map((share) => `${quantile(times, share).toFixed(1)} ms`).join(' and '),
      );
      return { ...compared, note: `median and 99th percentile ${ours}, against ${floor}` };
    } finally {
      for (const child of children) await child.stop();
    }
  },
};

/** What stands in the field whenever it is asked. */
function keystrokes(): string[] {
  const lexicon = createLexicon(3);
  return Array.from({ length: SENTENCES }, () => lexicon.words(WORDS)).flatMap((sentence) =>
    Array.from({ length: Math.ceil(sentence.length / KEYS) }, (_, i) => sentence.slice(0, (i + 1) * KEYS)),
  );
}
