// The log has no text. Each sentence of the replay is a stand-in, says so, names its row, and is counted.
import type { NewTicket, ReportInput, WaitingInput } from '@vestka/sdk/protocol';
import { PRIORITIES } from './map.ts';
import type { Row } from './parse.ts';

const DOING = {
  investigating: 'Looking into it.',
  waiting_on_customer: 'Waiting for information from the caller.',
  waiting_on_others: 'Waiting for others, as the log says',
} as const;

export type StandIns = ReturnType<typeof createWords>['count'];

/** @returns the stand-in sentences and, in `count`, how many of each kind were used */
export function createWords() {
  const count = { symptoms: 0, activities: 0, reasons: 0, causes: 0, deeds: 0, reopenings: 0, notes: 0 };
  const say = (kind: keyof typeof count, { line }: Row, sentence: string): string => {
    count[kind] += 1;
    return `[stand-in, line ${line}] ${sentence}`;
  };
  const code = ({ closeCode }: Row) => (closeCode ? `close code "${closeCode}"` : 'no close code');

  return {
    count,
    opening(row: Row): NewTicket {
      const topic = row.topic.join(', ') || 'nothing filled in';
      return {
        message: say('symptoms', row, `Incident ${row.incident}: ${topic}.`),
        kind: 'problem',
        impact: PRIORITIES[row.priority].impact,
        contact: { name: row.caller ?? `Caller of ${row.incident}` },
        lang: 'en',
      };
    },
    activity(row: Row, status: keyof typeof DOING): string {
      const others = status === 'waiting_on_others' ? ` ("${row.state}").` : '';
      return say('activities', row, `${DOING[status]}${others}`);
    },
    /** For whom it waits as the log's state says; what is asked of a caller it does not say. */
    waiting(row: Row, status: keyof typeof DOING): WaitingInput | undefined {
      if (status === 'waiting_on_customer')
        return { for: 'customer', text: `[stand-in] The information that "${row.state}" means.` };
      if (status !== 'waiting_on_others') return undefined;
      return { for: row.state === 'Awaiting Vendor' ? 'vendor' : 'developers' };
    },
    reason: (row: Row): string => say('reasons', row, `The log sets the priority to "${row.priority}".`),
    report: (row: Row): Omit<ReportInput, 'basedOn'> => ({
      // The log knows neither parts nor ways round: what it calls resolved counts as solved in full.
      outcome: 'full',
      recurrence: 'unknown',
      cause: say('causes', row, `The log names no cause in words; it gives ${code(row)}.`),
      done: say('deeds', row, `The log names no steps; incident ${row.incident} ends with ${code(row)}.`),
      lang: 'en',
    }),
    reopening: (row: Row): string => say('reopenings', row, `The log has the incident "${row.state}" again.`),
    note: (row: Row): string => say('notes', row, `Changed in the log after its end; state "${row.state}".`),
  };
}
