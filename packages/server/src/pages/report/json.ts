import type { ReportSheet } from '../../commands/report-sheet.ts';
import { stateOf } from './sheet.ts';

/** The resolution report for a machine: codes and instants, in no language. */
export function reportJson(sheet: ReportSheet): string {
  const { vendor, of, ticket, report, stillOwed, customer, symptom } = sheet;
  const { remaining, ...rest } = report;
  return `${JSON.stringify(
    {
      vendor: vendor.name,
      [of]: {
        number: ticket.number,
        subject: ticket.subject,
        createdAt: ticket.createdAt,
        ...(symptom && { customer, symptom }),
      },
      report: {
        ...rest,
        superseded: ticket.reportSuperseded ?? false,
        remaining: remaining.map((item) => ({ ...item, state: stateOf(item, sheet) })),
      },
      ...(stillOwed.length && {
        stillOwed: stillOwed.map((item) => ({ ...item, state: stateOf(item, sheet) })),
      }),
    },
    null,
    2,
  )}\n`;
}
