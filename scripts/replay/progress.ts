// How far the replay has come: a bar on a terminal, a line at every tenth elsewhere.
const WIDTH = 30;

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** @returns called with how many are done of how many, and the log's time, epoch milliseconds */
export function createProgress(screen: Screen): (done: number, total: number, at: number) => void {
  let shown = -1;
  return (done, total, at) => {
    const percent = total ? Math.floor((done / total) * 100) : 100;
    const step = screen.isTTY ? percent : percent - (percent % 10);
    if (step === shown) return;
    shown = step;
    const day = new Date(at).toISOString().slice(0, 10);
    const words = `${String(step).padStart(3)} %  ${day}`;
    if (!screen.isTTY) {
      screen.write(`${words}\n`);
      return;
    }
    const full = Math.round((step / 100) * WIDTH);
    const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
    // At the end the bar makes room for the table.
    screen.write(step === 100 ? '\r\u001b[2K' : `\r${bar} ${words}`);
  };
}
