/** `work`, at most `most` at a time; who asks for what is already under way gets that. */
export function limited<T>(most: number, work: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  const waiting: (() => void)[] = [];
  let running = 0;
  const run = async (key: string): Promise<T> => {
    if (running === most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work(key);
    } finally {
      underWay.delete(key);
      // The place goes to the next one as it is.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
  return (key) => {
    const promise = underWay.get(key) ?? run(key);
    underWay.set(key, promise);
    return promise;
  };
}
