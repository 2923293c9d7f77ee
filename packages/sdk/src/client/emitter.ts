type Listener<T> = (value: T) => void;

export interface Emitter<Events> {
  on<K extends keyof Events>(name: K, listener: Listener<Events[K]>): () => void;
  emit<K extends keyof Events>(name: K, value: Events[K]): void;
}

/** Named events. A listener that throws is the host's mistake: told on the console, and the others go on. */
export function createEmitter<Events>(): Emitter<Events> {
  const entries = new Set<readonly [keyof Events, Listener<never>]>();
  return {
    on(name, listener) {
      const entry = [name, listener] as const;
      entries.add(entry);
      return () => entries.delete(entry);
    },
    emit(name, value) {
      for (const [heard, listener] of entries) {
        try {
          if (heard === name) (listener as Listener<typeof value>)(value);
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
}
