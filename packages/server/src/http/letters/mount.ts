import type { Hono } from 'hono';
import type { House } from '../../commands/house.ts';
import type { Bindings } from '../api.ts';
import { Counter, type Limits } from '../limits.ts';
import { callerNetwork, type Site } from '../site.ts';
import type { Asked } from './answer.ts';
import { approvalLetter } from './approval.ts';
import { reportLetter } from './report.ts';

/** Pages and files behind signed links, for people without a session: a report to keep, an approval to decide. */
export function mountLetters(
  app: Hono<Bindings>,
  house: House,
  site: Site,
  limits: Limits,
  report: (error: unknown) => void,
): void {
  const looking = new Counter(limits.links, house.clock);
  const count = ({ env }: Asked) => looking.take(callerNetwork(site, env.incoming));
  const approval = approvalLetter(house, site, count, report);
  app.get('/report/:token', reportLetter(house, site, count, report));
  app.get('/approval/:token', approval.look);
  app.post('/approval/:token', approval.decide);
}
