import type { House } from '../../commands/house.ts';
import { openLink } from '../../commands/links.ts';
import { reportSheet, vendorOf } from '../../commands/report-sheet.ts';
import { dispositionOf } from '../../pages/report/file-name.ts';
import { reportPage } from '../../pages/report/html.ts';
import { reportJson } from '../../pages/report/json.ts';
import { reportMarkdown } from '../../pages/report/markdown.ts';
import type { ReportSheet } from '../../pages/report/sheet.ts';
import { zoneOf } from '../../pages/times.ts';
import { type Asked, answer, download, sayNo, tongueIn } from './answer.ts';

/** A report by its link: as a page; with `.md` or `.json` behind the token as a file. */
export function reportLetter(
  house: House,
  count: (c: Asked) => void,
  report: (error: unknown) => void,
): (c: Asked) => Promise<Response> {
  return async (c) => {
    const [, token = '', ending] = /^(.*?)(?:\.(md|json))?$/s.exec(c.req.param('token') ?? '') ?? [];
    let tongue = tongueIn(c);
    try {
      count(c);
      const { workspace, parts, expiresAt } = await openLink(house, 'report', token);
      const [id = '', lang = '', zone = ''] = parts;
      tongue = tongueIn(c, lang);
      const sheet = await reportSheet(house, workspace, id);
      const reader = { tongue, zone: zoneOf(zone, (await vendorOf(house, workspace)).zone) };
      const named = (ending: string) =>
        dispositionOf(sheet.vendor.name, nameOf(sheet), tongue.words.report, ending);
      if (ending === 'md')
        return download(reportMarkdown(sheet, reader), 'text/markdown; charset=utf-8', named('md'));
      if (ending === 'json') return download(reportJson(sheet), 'application/json', named('json'));
      const address = {
        markdown: `/report/${token}.md`,
        json: `/report/${token}.json`,
        until: new Date(expiresAt).toISOString(),
      };
      return answer(reportPage(sheet, reader, address));
    } catch (error) {
      const { report: kind, reportLinkOver: linkOver } = tongue.words;
      return sayNo(error, { tongue, kind, linkOver, report });
    }
  };
}

/** In a file's name, where the number sign may not stand. */
const nameOf = ({ of, ticket }: ReportSheet): string => `${of === 'problem' ? 'P' : ''}${ticket.number}`;
