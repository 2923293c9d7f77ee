/**
 * A new intent's UUID. Not `randomUUID`, which plain-http pages do not have; and `Math.random` will do, because it is
 * no secret and has to differ only from the other intents of the same person.
 */
export const newIntent = (): string =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (+digit ^ ((Math.random() * 16) >> (+digit / 4))).toString(16),
  );
