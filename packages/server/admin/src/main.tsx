import { createAgent } from '@vestka/sdk/agent';
import { render } from 'preact';
import { App } from './app.tsx';
import './style/index.css';

const client = createAgent({ url: location.origin });
render(<App client={client} />, document.body);
client.connect().catch(() => {
  // Told by the client's state: the page shows it and the client tries again.
});
