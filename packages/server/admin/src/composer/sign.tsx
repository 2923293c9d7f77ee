/** Who reads what is written: one customer, all who follow a known problem, the next one and the customer, or the team. */
export type Readership = 'one' | 'all' | 'both' | 'team';

const PERSON = 'M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-7 9c.6-4 3.300-6 7-6s6.400 2 7 6';

/** One person; one before others; one who hands over to another; behind a lock. */
const SHAPES: Record<Readership, readonly string[]> = {
  one: [PERSON],
  all: [
    'M12 12.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.500 7.500c.5-3.200 2.600-4.800 5.500-4.800s5 1.600 5.500 4.800',
    'M5.500 11a2.300 2.300 0 1 1 1-4.400M1.500 17.500c.2-2 1.100-3.400 2.700-4.100',
    'M18.500 11a2.300 2.300 0 1 0-1-4.400M22.500 17.500c-.2-2-1.100-3.400-2.700-4.100',
  ],
  both: [
    'M6 11a2.800 2.800 0 1 0 0-5.600A2.800 2.800 0 0 0 6 11Zm-4.500 8c.4-3.200 2-4.800 4.500-4.800 1.200 0 2.200.4 3 1',
    'M12 12.500h9m-3.500-3.500 3.500 3.500-3.500 3.500',
  ],
  team: ['M6 11h12v9H6Z', 'M8.500 11V8a3.500 3.500 0 0 1 7 0v3'],
};

/** A sign for who reads it; the words beside it say the same. */
export function Sign({ of }: { readonly of: Readership }) {
  return (
    <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
      {SHAPES[of].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
