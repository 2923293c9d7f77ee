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
  faster: () => {
    const client = pagesFake();
    // Someone else saves as soon as the page has read.
    setTimeout(() => {
      client.policyNow = { policy: { ...northwind, warnAt: 0.5, holidays: [] }, version: 2 };
      const [first, ...others] = client.cannedNow.canned;
      if (first)
        client.cannedNow = { canned: [{ ...first, message: 'Other words.' }, ...others], version: 2 };
    }, 450);
    return client;
  },
};

const client = (states[query.get('state') ?? 'lead'] ?? pagesFake)();
const page = (query.get('page') ?? 'policy') as PageName;
render(
  <Scene client={client} page={page} language={language} locale={language === 'ru' ? 'ru' : 'en-GB'} />,
  document.body,
);
