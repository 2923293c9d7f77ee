/** How many bytes of files on their way lie here, by pot: of what nobody has sent yet, nothing counts. */
export interface Coming {
  /** So much of a file is there now. */
  set(pot: string, id: string, bytes: number): void;
  /** It is there in full, or dropped: its row tells from here on. */
  end(id: string): void;
  of(pot: string): number;
}

export function createComing(): Coming {
  const files = new Map<string, { pot: string; bytes: number }>();
  const pots = new Map<string, number>();
  const add = (pot: string, bytes: number) => {
    const sum = (pots.get(pot) ?? 0) + bytes;
    if (sum) pots.set(pot, sum);
    else pots.delete(pot);
  };
  return {
    set(pot, id, bytes) {
      add(pot, bytes - (files.get(id)?.bytes ?? 0));
      if (bytes) files.set(id, { pot, bytes });
      else files.delete(id);
    },
    end(id) {
      const file = files.get(id);
      if (file && files.delete(id)) add(file.pot, -file.bytes);
    },
    of: (pot) => pots.get(pot) ?? 0,
  };
}
