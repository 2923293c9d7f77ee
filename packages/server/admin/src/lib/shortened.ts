/** So much of a name stands where there is room for one line. */
const MOST = 40;

/** A name, its end left out where it is long: what it says in full stands among the facts. */
export function shortened(name: string): string {
  const letters = [...name];
  return letters.length > MOST
    ? `${letters
        .slice(0, MOST - 1)
        .join('')
        .trimEnd()}…`
    : name;
}
