/** Whether both are one value: the keys in any order, an absent one as undefined. */
export function same(some: unknown, other: unknown): boolean {
  if (Object.is(some, other)) return true;
  if (typeof some !== 'object' || typeof other !== 'object' || some === null || other === null) return false;
  const keys = new Set([...Object.keys(some), ...Object.keys(other)]);
  const at = (value: object, key: string) => (value as Record<string, unknown>)[key];
  return [...keys].every((key) => same(at(some, key), at(other, key)));
}
