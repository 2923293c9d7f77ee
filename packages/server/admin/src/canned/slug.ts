// What the letters of Russian become; other alphabets have no part in an id.
const LATIN: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k' },
  ...{ л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts' },
  ...{ ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ß: 'ss' },
};
const MOST = 40;

/** An id from a title, such as `ask-for-the-log`, unlike all that are taken. */
export function idFor(title: string, taken: readonly string[]): string {
  const latin = [...title.toLowerCase().normalize('NFC')].map((letter) => LATIN[letter] ?? letter).join('');
  const slug =
    latin
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, MOST)
      .replaceAll(/^-+|-+$/g, '') || 'update';
  for (let n = 1; ; n += 1) {
    const end = n === 1 ? '' : `-${n}`;
    const id = slug.slice(0, MOST - end.length).replace(/-+$/, '') + end;
    if (!taken.includes(id)) return id;
  }
}
