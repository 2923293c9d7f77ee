import type { AnswerDraft, Report } from '@vestka/sdk/protocol';
import { strip } from './strip.ts';

/** What a draft is made of. Words are null or absent where they have been erased. */
export interface DraftSource {
  /** The language in which the ticket was opened. */
  readonly lang: string | null;
  readonly subject: string | null;
  readonly message: string | null;
  readonly report: Pick<Report, 'cause' | 'done' | 'prevention' | 'technical'> | null;
  /** The names of those whom it is about. */
  readonly people: readonly string[];
}

/**
 * A report as a draft of an answer, with what looks like personal data taken out. It finds what has a form; an agent reads
 * through what is left.
 */
export function draftOf({ lang, subject, message, report, people }: DraftSource): AnswerDraft {
  const { cause, done, prevention, technical } = report ?? {};
  const fields = {
    title: subject ?? '',
    symptom: message ?? '',
    cause: cause ?? '',
    solution: [done, prevention].filter(Boolean).join('\n\n'),
    technical: technical ?? '',
  };
  const spoken = languageOf(
    [fields.cause, fields.solution].filter(Boolean).join(' ') || fields.symptom,
    lang,
  );
  const stripped: AnswerDraft['stripped'] = [];
  const clean = (field: keyof typeof fields): string => {
    const { text, gone } = strip(fields[field], people, spoken);
    stripped.push(...gone.map((one) => ({ field, ...one })));
    return text;
  };
  return {
    lang: spoken,
    title: clean('title'),
    symptom: clean('symptom'),
    cause: clean('cause'),
    solution: clean('solution'),
    technical: clean('technical') || null,
    stripped,
  };
}

/** What the report is written in, or the message where there is none: Cyrillic tells, as an agent may answer in another language than the ticket's. */
function languageOf(text: string, opened: string | null): string {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const isCyrillic = opened !== null && /^(ru|uk|be|bg|sr|mk|kk|ky|tg|mn)\b/i.test(opened);
  if (cyrillic > latin) return isCyrillic ? opened : 'ru';
  if (latin > cyrillic && isCyrillic) return 'en';
  return opened ?? 'en';
}
