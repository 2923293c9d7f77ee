import type { Page } from '@playwright/test';

/** Everything that a page was sent from its first request on: answers and frames, as text. */
export function heardBy(page: Page): () => Promise<string> {
  const said: (string | Promise<string>)[] = [];
  page.on('response', (response) => {
    said.push(response.text().catch(() => ''));
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => said.push(String(payload)));
  });
  return async () => (await Promise.all(said)).join('\n');
}
