import { ApprovalDecision } from '@vestka/sdk/protocol';
import { decideApproval, lookAtApproval } from '../../commands/approvals.ts';
import type { House } from '../../commands/house.ts';
import { type Link, openLink } from '../../commands/links.ts';
import { Refused, refused } from '../../commands/refused.ts';
import { vendorOf } from '../../commands/report-sheet.ts';
import {
  askPage,
  decidedPage,
  LONGEST_REASON,
  overPage,
  surePage,
  type Written,
} from '../../pages/approval/html.ts';
import type { Tongue } from '../../pages/words/index.ts';
import { readForm } from '../form.ts';
import { isSameOrigin, type Site } from '../site.ts';
import { type Asked, answer, HEADERS, sayNo, tongueIn } from './answer.ts';

/** The largest form, in bytes: a reason of the longest, spelt out byte by byte. */
const LARGEST_FORM = 16_384;

interface Letter {
  look(c: Asked): Promise<Response>;
  decide(c: Asked): Promise<Response>;
}

/** What was written, and whether it is the way to decline. */
type Shown = Written & { readonly isDeclining?: boolean };

/** The page on which a named person approves or declines a data request, and the form that it sends back. */
export function approvalLetter(
  house: House,
  site: Site,
  count: (c: Asked) => void,
  report: (error: unknown) => void,
): Letter {
  /** What the link leads to now. A decision that was not taken is shown again, with what was wrong in it, or asked for once more. */
  async function show(link: Link, tongue: Tongue, written: Shown = {}): Promise<Response> {
    const state = await lookAtApproval(house, link);
    if (state.kind === 'over') return answer(overPage(state.vendor, state.why, tongue));
    const reader = { tongue, zone: (await vendorOf(house, link.workspace)).zone };
    if (state.kind === 'decided') return answer(decidedPage(state.view, reader));
    const page = written.isDeclining ? surePage : askPage;
    return answer(page(state.view, reader, written), written.wrong ? 422 : 200);
  }

  async function decide(c: Asked, link: Link, tongue: Tongue): Promise<Response> {
    const form = await readForm(c.req.raw, LARGEST_FORM);
    const decision = form.get('decision');
    if (decision !== 'approve' && decision !== 'decline' && decision !== 'back') throw refused('bad_request');
    // Browsers send line breaks as CRLF, and count them as one.
    const reason = (form.get('reason') ?? '').replaceAll('\r\n', '\n').trim();
    const { success, data } = ApprovalDecision.safeParse({
      approved: decision === 'approve',
      ...(reason ? { reason } : {}),
      lang: tongue.lang,
    });
    const wrong = success ? undefined : reason.length > LONGEST_REASON ? 'long' : 'odd';
    if (decision === 'back') return show(link, tongue, { reason });
    const isSure = decision === 'approve' || form.get('sure') === 'yes';
    if (!success) return show(link, tongue, { reason, wrong, isDeclining: form.get('sure') === 'yes' });
    if (!isSure) return show(link, tongue, { reason, isDeclining: true });
    try {
      await decideApproval(house, link, data);
    } catch (error) {
      // Sent twice, or too late: the page says what has become of it.
      if (!(error instanceof Refused && error.refusal.refused === 'approval_over')) throw error;
    }
    const { pathname } = new URL(c.req.url);
    const asked = c.req.query('lang') === tongue.lang ? `?lang=${tongue.lang}` : '';
    return new Response(null, { status: 303, headers: { ...HEADERS, Location: pathname + asked } });
  }

  async function open(c: Asked, then: (link: Link, tongue: Tongue) => Promise<Response>): Promise<Response> {
    const tongue = tongueIn(c);
    try {
      count(c);
      return await then(await openLink(house, 'approval', c.req.param('token') ?? ''), tongue);
    } catch (error) {
      const { approval: kind, approvalLinkOver: linkOver } = tongue.words;
      return sayNo(error, { tongue, kind, linkOver, report });
    }
  }

  return {
    look: (c) => open(c, show),
    decide: (c) =>
      open(c, (link, tongue) => {
        if (!isSameOrigin(site, c.env.incoming)) throw refused('origin_refused');
        return decide(c, link, tongue);
      }),
  };
}
