import type { Report } from '@vestka/sdk/protocol';
import type { House } from '../../commands/house.ts';
import { type Link, openLink, signLink } from '../../commands/links.ts';
import { type ReportSheet, reportSheet, vendorOf } from '../../commands/report-sheet.ts';
import { dispositionOf } from '../../files/names.ts';
import { fileNameOf } from '../../pages/report/file-name.ts';
import { reportPage } from '../../pages/report/html.ts';
import { reportJson } from '../../pages/report/json.ts';
import { reportMarkdown } from '../../pages/report/markdown.ts';
import { zoneOf } from '../../pages/times.ts';
import { originOf, type Site } from '../site.ts';
import { type Asked, answer, download, sayNo, tongueIn } from './answer.ts';

/** A report by its link: as a page; with `.md` or `.json` behind the token as a file. */
export function reportLetter(
  house: House,
  site: Site,
  count: (c: Asked) => void,
  report: (error: unknown) => void,
): (c: Asked) => Promise<Response> {
  return async (c) => {
    const [, token = '', ending] = /^(.*?)(?:\.(md|json))?$/s.exec(c.req.param('token') ?? '') ?? [];
    let tongue = tongueIn(c);
    try {
      count(c);
      const link = await openLink(house, 'report', token);
      const { workspace, parts, expiresAt } = link;
      const [id = '', lang = '', zone = ''] = parts;
      tongue = tongueIn(c, lang);
      const sheet = await reportSheet(house, workspace, id);
      const reader = { tongue, zone: zoneOf(zone, (await vendorOf(house, workspace)).zone) };
      const named = (ending: string) => {
        const { name, plain } = fileNameOf(sheet.vendor.name, nameOf(sheet), tongue.words.report, ending);
        return dispositionOf('attachment', name, plain);
      };
      if (ending === 'md')
        return download(reportMarkdown(sheet, reader), 'text/markdown; charset=utf-8', named('md'));
      if (ending === 'json') return download(reportJson(sheet), 'application/json', named('json'));
      const address = {
        markdown: `/report/${token}.md`,
        json: `/report/${token}.json`,
        files: await filesOf(house, link, originOf(site, c.env.incoming), sheet.report),
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

/**
 * Addresses of what the evidence shows, as long as the page's own link works. They are whole, so that a saved page finds
 * the files until then.
 */
async function filesOf(
  house: House,
  { workspace, expiresAt }: Link,
  origin: string,
  { evidence = [] }: Report,
): Promise<Map<string, string>> {
  const there = evidence
    .flatMap(({ filesBefore, filesAfter }) => [filesBefore, filesAfter])
    .flatMap((files) => Object.entries(files ?? {}))
    .filter(([, { deletedAt }]) => !deletedAt);
  const addresses = new Map<string, string>();
  for (const [id] of there) {
    const token = await signLink(house, { workspace, purpose: 'file', parts: [id], expiresAt });
    addresses.set(id, `${origin}/files/${token}`);
  }
  return addresses;
}
