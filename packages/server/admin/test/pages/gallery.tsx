import { VestkaError } from '@vestka/sdk/agent';
import { render } from 'preact';
import { loggedIn } from '../fake.ts';
import { type PagesFake, pagesFake } from './fake.ts';
import { figures, none } from './figures.ts';
import { northwind } from './policies.ts';
import { type PageName, Scene } from './scene.tsx';
import '../../src/style/index.css';

const query = new URLSearchParams(location.search);
const language = query.get('language') === 'ru' ? 'ru' : 'en';
document.documentElement.lang = language;

/** Every state worth looking at, by the name in the address. */
const states: Record<string, () => PagesFake> = {
  lead: () => pagesFake(),
  agent: () => pagesFake({ me: loggedIn.me }),
  new: () => Object.assign(pagesFake(), { figuresNow: none, cannedNow: { canned: [], version: 1 } }),
  week: () => Object.assign(pagesFake(), { figuresNow: figures(7) }),
  quarter: () => Object.assign(pagesFake(), { figuresNow: figures(90) }),
  failed: () => {
    const client = pagesFake();
    for (const name of ['policy', 'canned', 'insights']) {
      client.fail(name, new VestkaError({ code: 'unavailable', title: 'Try again shortly.' }));
    }
    return client;
  },
  slow: () => {
    const client = pagesFake();
    const { previewPolicy } = client;
    // Answers about what is saved, and never again.
    client.previewPolicy = (policy, at) =>
      policy.plans[0]?.targets.normal.reaction === northwind.plans[0]?.targets.normal.reaction
        ? previewPolicy(policy, at)
        : new Promise(() => {});
    return client;
  },
  faster: () => {
    const client = pagesFake();
    // Someone else saves as soon as the page has read.
    const { policy, canned } = client;
    client.policy = async () => {
      const read = await policy();
      client.policyNow = { policy: { ...northwind, warnAt: 0.5, holidays: [] }, version: 2 };
      return read;
    };
    client.canned = async () => {
      const read = await canned();
      const [first, ...others] = read.canned;
      if (first && read.version === 1)
        client.cannedNow = { canned: [{ ...first, message: 'Other words.' }, ...others], version: 2 };
      return read;
    };
    return client;
  },
};

const client = (states[query.get('state') ?? 'lead'] ?? pagesFake)();
const page = (query.get('page') ?? 'policy') as PageName;
render(
  <Scene client={client} page={page} language={language} locale={language === 'ru' ? 'ru' : 'en-GB'} />,
  document.body,
);
