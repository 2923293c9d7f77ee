interface Changing<S> {
  readonly state: S;
  on(name: 'change', listener: () => void): () => void;
}

/** Waits for the thing itself: resolves at the first state for which `holds`; looked at on every change. */
export const until = <S>(client: Changing<S>, holds: (state: S) => unknown): Promise<S> =>
  new Promise((resolve) => {
    const look = () => {
      if (!holds(client.state)) return;
      off();
      resolve(client.state);
    };
    const off = client.on('change', look);
    look();
  });

/** For what has no event of its own: looks again at every turn of the loop. */
export const eventually = async (holds: () => unknown): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

/** A page's storage in memory, which two clients may share like two tabs. */
export const memoryStorage = (kept = new Map<string, string>()) => ({
  kept,
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
});
