/** What no file system takes, what hides in a name, and what would turn it round. */
const UNFIT = /[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*#%]/gu;

/**
 * A `Content-Disposition` under which a report is saved: the vendor, the number, what it is. Both forms of RFC 6266,
 * as the plain one has only ASCII.
 */
export function dispositionOf(vendor: string, number: number | string, kind: string, ending: string): string {
  const fit = (text: string) =>
    text.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim().slice(0, 60).toWellFormed();
  const full = [fit(vendor), number, fit(kind)].filter(Boolean).join(' ');
  const plain = full
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const ascii = /[a-z]/i.test(plain) ? plain : `report ${number}`;
  const encoded = encodeURIComponent(`${full}.${ending}`).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}.${ending}"; filename*=UTF-8''${encoded}`;
}
