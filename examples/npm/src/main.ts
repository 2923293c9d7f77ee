import { boot } from '@vestka/widget';

// A real app has these at build time. Here the address may carry them, so that one build fits any server.
const params = new URLSearchParams(location.search);
const url = params.get('url') ?? 'http://127.0.0.1:8787';
const key = params.get('key') ?? '';

const help = boot({ url, key });

document.querySelector('#help')?.addEventListener('click', () => help.open());

// The app's own interface can follow the same promises.
const status = document.querySelector('#status');
help.on('ticket:promise', ({ number, promise }) => {
  if (status && promise) {
    status.textContent = `#${number}: next word by ${new Date(promise.dueAt).toLocaleString()}`;
  }
});
