import type { ClientState } from '@vestka/sdk';
import { createWidget } from '../src/loader/widget.ts';
import { start } from '../src/panel/index.tsx';
import type { Options } from '../src/types.ts';
import { createFakeClient } from './fake-client.ts';
import { type Served, serveFiles } from './serve-files.ts';

declare global {
  interface Window {
    show(options: Partial<Options>, state: Partial<ClientState>): typeof show;
    widget: ReturnType<typeof createWidget>;
    client: ReturnType<typeof createFakeClient>;
    served: Served;
  }
}

const show = (options: Partial<Options>, state: Partial<ClientState>) => {
  window.client = createFakeClient(state);
  window.served = serveFiles(window.client);
  window.widget = createWidget(
    async () => ({ start: (shell) => start(shell, () => window.client) }),
    () => import('../src/errors/index.ts'),
  );
  window.widget.boot({ key: 'pk_gallery', url: '', ...options });
};
Object.assign(window, { show });
