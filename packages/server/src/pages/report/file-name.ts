/** What no file system takes, what hides in a name, and what would turn it round. */
const UNFIT = /[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*#%]/gu;

/**
 * The name under which a report is saved: the vendor, the number, what it is. `plain`: the same in ASCII, for readers
 * that know nothing else.
 */
export function fileNameOf(
  vendor: string,
  number: number | string,
  kind: string,
  ending: string,
): { name: string; plain: string } {
  const fit = (text: string) =>
    text.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim().slice(0, 60).toWellFormed();
  const full = [fit(vendor), number, fit(kind)].filter(Boolean).join(' ');
  const ascii = full
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const plain = /[a-z]/i.test(ascii) ? ascii : `report ${number}`;
  return { name: `${full}.${ending}`, plain: `${plain}.${ending}` };
}
