/** Whether the browser knows a zone of that name; a bare offset is none. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

let names: readonly string[] | undefined;

/** Every zone that the browser lists, UTC too. */
function zones(): readonly string[] {
  names ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
  return names;
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[_/\s-]+/g, ' ')
    .trim();

/** Zones whose name holds every word, the ones that begin with it (also after the slash) first; a name that is not listed, such as an old one, where the browser takes it. */
export function findZones(words: string, most: number): string[] {
  const wanted = plain(words);
  const parts = wanted.split(' ');
  const hits = zones().filter((zone) => parts.every((part) => plain(zone).includes(part)));
  const begins = (zone: string) => zone.split('/').some((part) => plain(part).startsWith(wanted));
  const sorted = [...hits.filter(begins), ...hits.filter((zone) => !begins(zone))];
  if (sorted.length === 0 && isZone(words.trim())) return [words.trim()];
  return sorted.slice(0, most);
}
