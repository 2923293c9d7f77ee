/**
 * An agent's update as it is sent: all three facts, no message; its activity is new every time.
 *
 * @param ahead from now to the next word, milliseconds
 */
export function updateBody(basedOn: string, label = nextLabel(), ahead = 3_600_000) {
  return {
    status: 'investigating' as const,
    activity: `Comparing the exports of both days (${label})`,
    nextUpdateAt: new Date(Date.now() + ahead).toISOString(),
    basedOn,
  };
}

let said = 0;

function nextLabel(): string {
  said += 1;
  return String(said);
}
