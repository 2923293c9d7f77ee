import type { ApprovalView, Over } from '../../commands/approval-state.ts';
import type { Vendor } from '../../commands/report-sheet.ts';
import { type Html, html } from '../html.ts';
import { noticeOf } from '../notice.ts';
import { isolated, own, type Page, pageOf, words } from '../page.ts';
import { timesIn } from '../times.ts';
import { LANGUAGES, type Tongue } from '../words/index.ts';
import { aboutOf, asker, fact, noteOf, onBehalf } from './about.ts';
import { itemsOf } from './items.ts';

/** The longest reason that is taken, in UTF-16 units. */
export const LONGEST_REASON = 1000;

/** What the person has written so far, and what was wrong with it. */
export interface Written {
  readonly reason?: string;
  readonly wrong?: 'long' | 'odd' | undefined;
}

interface Reader {
  readonly tongue: Tongue;
  readonly zone: string;
}

/** The page on which a named person approves or declines. A plain form; it works without any script. */
export function askPage(view: ApprovalView, { tongue, zone }: Reader, written: Written = {}): Page {
  const { words: text, locale } = tongue;
  const { vendor, request } = view;
  const { approval } = request;
  const times = timesIn(locale, zone);
  const until = html`<time datetime="${approval.expiresAt}">${times.moment(approval.expiresAt)}</time>`;
  return pageOf({
    title: `${text.approvalTitle} · ${vendor.name}`,
    tongue,
    vendor,
    kind: text.approval,
    form: true,
    main: html`<h1>${text.approvalTitle}</h1>
<dl class="facts">
${fact(text.asks, asker(view, tongue))}
${fact(text.onBehalf, onBehalf(view, tongue))}
${approval.name && fact(text.decider, own(approval.name))}
${aboutOf(view, tongue)}
${fact(text.until, until)}
</dl>
${noteOf(view, tongue)}
${itemsOf(view, tongue)}
<section>
<form method="post">
<h2>${text.decide}</h2>
${reasonField(vendor, tongue, written)}
<div class="buttons">
<button name="decision" value="approve">${text.approve}</button>
<button name="decision" value="decline">${text.decline}</button>
</div>
${approval.name && html`<p class="quiet small">${text.notYou(isolated(approval.name))}</p>`}
</form>
</section>
<p class="quiet small">${text.allTimes(times.zone(approval.expiresAt))}</p>
${languages(tongue)}`,
  });
}

/** To decline is final, so it is asked once more, and why. A plain form as well. */
export function surePage(view: ApprovalView, { tongue }: Reader, written: Written = {}): Page {
  const { words: text } = tongue;
  const { vendor } = view;
  return pageOf({
    title: `${text.sureTitle} · ${vendor.name}`,
    tongue,
    vendor,
    kind: text.approval,
    form: true,
    main: html`<h1>${text.sureTitle}</h1>
<p>${text.sureText}</p>
<section>
<form method="post">
${reasonField(vendor, tongue, written)}
<input type="hidden" name="sure" value="yes">
<div class="buttons">
<button name="decision" value="decline">${text.sureYes}</button>
<button name="decision" value="back">${text.sureNo}</button>
</div>
</form>
</section>
${itemsOf(view, tongue)}`,
  });
}

function reasonField(vendor: Vendor, { words: text }: Tongue, { reason, wrong: what }: Written): Html {
  const wrong = what && (what === 'long' ? text.reasonLong(LONGEST_REASON) : text.reasonOdd);
  return html`<label for="reason">${text.reason}</label>
<textarea id="reason" name="reason" dir="auto" maxlength="${LONGEST_REASON}" aria-describedby="hint${wrong && ' wrong'}"${wrong && html` aria-invalid="true"`}>
${reason}</textarea>
${wrong && html`<p class="late" id="wrong" role="alert">${wrong}</p>`}
<p class="quiet small" id="hint">${text.reasonHint(isolated(vendor.name))}</p>`;
}

/** What was decided, by whom and when, and that nothing is left to do. */
export function decidedPage(view: ApprovalView, { tongue, zone }: Reader): Page {
  const { words: text, locale } = tongue;
  const { vendor, request } = view;
  const { approval } = request;
  const times = timesIn(locale, zone);
  const approved = approval.state === 'approved';
  const say = approved ? text.approvedBy : text.declinedBy;
  const name = approval.name ?? text.erased;
  const at = approval.decidedAt;
  return pageOf({
    title: `${say(name)} · ${vendor.name}`,
    tongue,
    vendor,
    kind: text.approval,
    main: html`<h1>${say(isolated(name))}</h1>
<p class="badge ${approval.state}">${at && html`<time datetime="${at}">${times.moment(at)}</time>`}</p>
${
  approval.reason &&
  html`<section>
<h2>${approved ? text.thereNote : text.thereReason}</h2>
<blockquote>${words(approval.reason, tongue)}</blockquote>
</section>`
}
<section>
<p>${approved ? text.afterApproved : text.afterDeclined}</p>
<dl class="facts">
${fact(text.asks, asker(view, tongue))}
${fact(text.onBehalf, onBehalf(view, tongue))}
${aboutOf(view, tongue)}
</dl>
</section>
${itemsOf(view, tongue)}
<p class="sign quiet small">${at && text.allTimes(times.zone(at))}</p>
${languages(tongue)}`,
  });
}

/** Nothing is left to decide, and why. */
export function overPage(vendor: Vendor, why: Over, tongue: Tongue): Page {
  const { words: text } = tongue;
  const texts = {
    answered: text.answeredMeanwhile,
    anew: text.askedAnew,
    expired: text.expiredApproval,
    notNeeded: text.notNeeded,
  };
  return noticeOf({ tongue, vendor, kind: text.approval, title: text.approvalOver, text: texts[why] });
}

/** The person behind the link is not known here: the browser's language is a guess, so the others stand beside it. */
const languages = ({ lang, words: text }: Tongue): Html => html`<nav aria-label="${text.languages}">
<ul class="small">
${Object.entries(LANGUAGES).map(
  ([tag, { name }]) =>
    html`<li>${tag === lang ? html`<span aria-current="true" class="quiet">${name}</span>` : html`<a href="?lang=${tag}" lang="${tag}" hreflang="${tag}">${name}</a>`}</li>
`,
)}
</ul>
</nav>`;
