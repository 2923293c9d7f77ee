import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

// The vendor's own server: it knows where Vestka is, and the workspace's publishable key.
const { VESTKA_URL = 'http://127.0.0.1:8787', VESTKA_KEY = '', PORT = '8080' } = process.env;

const page = readFileSync(new URL('index.html', import.meta.url), 'utf8')
  .replaceAll('__URL__', VESTKA_URL)
  .replaceAll('__KEY__', VESTKA_KEY);

const server = createServer((_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
});
server.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : PORT}`);
});
