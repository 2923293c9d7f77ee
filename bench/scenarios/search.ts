import type { Found } from '@vestka/sdk/protocol';
import { type Child, startServer } from '../load/child.ts';
import { HttpLine } from '../load/http.ts';
import { compareRates, quantile, rate, type Side } from '../rounds.ts';
import { commonest, createLexicon, NEEDLE } from '../servers/lexicon.ts';
import type { Scenario } from './scenario.ts';

const MANY = 100_000;
const FEW = 1_000;
/** What customers begin to write: so many words each, asked for behind every third key. */
const SENTENCES = 40;
const WORDS = 6;
const KEYS = 3;
/** The questions that cost most, each asked so often. */
const WORST = {
  'the most common word': commonest(1),
  'the twelve most common words': commonest(12),
  '400 characters': createLexicon(9).words(120).slice(0, 400),
};
const ASKED = 30;

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
    const worst: string[][] = [[], []];
    try {
      const side = async (answers: number, at: 0 | 1): Promise<Side> => {
        const child = await startServer('vestka');
        children.push(child);
        await child.ask('answers', answers);
        const [token] = (await child.ask<string[]>('sessions', 1)) as [string];
        const typed = keystrokes();
        let next = 0;
        /** As the widget asks. @returns the titles found, and how long it took */
        const ask = async (line: HttpLine, question: string) => {
          const started = performance.now();
          const { status, body } = await line.get(
            `/v1/answers?q=${encodeURIComponent(question)}&lang=en`,
            `Authorization: Bearer ${token}\r\n`,
          );
          if (status !== 200) throw new Error(`answered ${status}: ${body}`);
          return { body, ms: performance.now() - started };
        };
        const open = async () => (await HttpLine.open(child.url, 1))[0] as HttpLine;
        const line = await open();
        const { answers: found } = JSON.parse((await ask(line, `${NEEDLE} `)).body) as Found;
        if (found[0]?.title !== NEEDLE)
          throw new Error('what has all words in its title does not come first');
        for (const [name, question] of Object.entries(WORST)) {
          const times: number[] = [];
          for (let i = 0; i < ASKED; i += 1) times.push((await ask(line, question)).ms);
          (worst[at] as string[]).push(`${name} ${quantile(times, 0.5).toFixed(1)} ms`);
        }
        line.close();
        const measure = async () => {
          const typing = await open();
          const perSecond = await rate(seconds, async () => {
            const { ms } = await ask(typing, typed[next % typed.length] as string);
            (took[at] as number[]).push(ms);
            next += 1;
            return 1;
          });
          typing.close();
          return perSecond;
        };
        return { child, measure };
      };
      const sides = { ours: await side(MANY, 0), floor: await side(FEW, 1) };
      const compared = await compareRates(rounds, sides);
      const [ours, floor] = took.map((times) =>
        [0.5, 0.99].map((share) => `${quantile(times, share).toFixed(1)} ms`).join(' and '),
      );
      const [most, least] = worst.map((each) => each.join(', '));
      return {
        ...compared,
        note: `median and 99th percentile ${ours}, against ${floor}; worst questions: ${most}, against ${least}`,
      };
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
