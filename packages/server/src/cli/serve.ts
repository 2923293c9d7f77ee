import { type App, createApp } from '../app.ts';
import type { House } from '../commands/house.ts';
import type { Config } from '../config.ts';
import { type Demo, openDemo } from './demo.ts';
import { openFolder } from './folder.ts';
import { VERSION } from './version.ts';

/** `vestka start` and `vestka demo`: runs until it is told to stop. */
export async function serve(config: Config, withDemo: boolean): Promise<void> {
  // On a server there is nothing to keep here but the demo's keys, and files on their way.
  if (withDemo || typeof config.database === 'string') openFolder(config.data);
  openFolder(config.files.folder, 'FILES_URL (or --data)');
  let demo: Demo | undefined;
  const openShop = async (house: House) => {
    demo = await openDemo(house, config.data);
    return demo.publishableKey;
  };
  const app = await createApp({
    database: config.database,
    files: config.files,
    site: { publicUrl: config.publicUrl, trustProxy: config.trustProxy },
    version: VERSION,
    report: reporter(config),
    ...(withDemo ? { demo: openShop } : {}),
  });
  const url = await app.listen(config.port, config.host);
  stopOnSignal(app);
  console.log(config.json ? JSON.stringify(facts(url, demo)) : welcome(url, demo));
}

const facts = (url: string, demo: Demo | undefined) => ({
  url,
  admin: `${url}/admin/`,
  ...(demo
    ? {
        demo: `${url}/demo`,
        publishableKey: demo.publishableKey,
        secretKey: demo.secretKey,
        agent: demo.agent,
      }
    : {}),
});

function welcome(url: string, demo: Demo | undefined): string {
  const lines = demo
    ? [
        `A shop with the help button   ${url}/demo`,
        `The agents' page              ${url}/admin/`,
        `  log in as                   ${demo.agent.email}`,
        `  or, as the lead             ${demo.lead.email}`,
        `  password                    ${demo.agent.password}`,
      ]
    : [
        `The agents' page   ${url}/admin/`,
        `Embed              <script src="${url}/vestka.js" data-key="pk_…" async></script>`,
      ];
  return ['', 'Vestka is running.', '', ...lines, '', 'Ctrl+C ends it.', ''].join('\n');
}

function reporter({ logLevel }: Config): (error: unknown) => void {
  if (logLevel === 'silent') return () => {};
  return (error) =>
    console.error(JSON.stringify({ at: new Date().toISOString(), level: 'error', error: textOf(error) }));
}

const textOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

function stopOnSignal(app: App): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
