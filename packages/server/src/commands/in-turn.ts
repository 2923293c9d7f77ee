const houses = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs the tasks of one stream in one house one after another. Only a courtesy: the append's version check is what
 * keeps the log right, this spares it conflicts that are known to come.
 */
export function inTurn<T>(house: object, stream: string, task: () => Promise<T>): Promise<T> {
  const turns = houses.get(house) ?? new Map<string, Promise<unknown>>();
  houses.set(house, turns);
  const before = turns.get(stream);
  const mine = before ? before.then(task, task) : task();
  const settled = mine.then(
    () => undefined,
    () => undefined,
  );
  turns.set(stream, settled);
  void settled.then(() => turns.get(stream) === settled && turns.delete(stream));
  return mine;
}
