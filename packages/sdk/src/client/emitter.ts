type Listener<T> = (value: T) => void;

export interface Emitter<Events> {
  on<K extends keyof Events>(name: K, listener: Listener<Events[K]>): () => void;
  emit<K extends keyof Events>(name: K, value: Events[K]): void;
}

/** Named events. A listener that throws is the host's mistake: told on the console, and the others go on. */
export function createEmitter<Events>(): Emitter<Events> {
  const listeners: [keyof Events, Listener<never>][] = [];
  return {
    on(name, listener) {
      const entry: (typeof listeners)[0] = [name, listener];
      listeners.push(entry);
      return () => {
        const at = listeners.indexOf(entry);
        if (at >= 0) listeners.splice(at, 1);
      };
    },
    emit(name, value) {
      for (const [heard, listener] of [...listeners]) {
        if (heard === name) {
          try {
            (listener as Listener<typeof value>)(value);
          } catch (error) {
            console.error(error);
          }
        }
      }
    },
  };
}
