import { type Problem, type RefusalCode, type Route, routes } from '@vestka/sdk/protocol';
import { refusalsOf } from '../src/http/openapi.ts';

const known = Object.values<Route>(routes).map((route) => ({
  route,
  at: new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** What any address may answer to anyone, before a route has been found. */
const ANYWHERE: ReadonlySet<RefusalCode> = new Set(['not_found', 'method_not_allowed', 'bad_request']);

/** A refusal that its route does not declare is one that no client was told of: then the test that met it fails. */
export function mustBeDeclared(method: string, path: string, said: Problem): void {
  const [address = ''] = path.split('?');
  const found = known.find(({ route, at }) => route.method === method && at.test(address));
  if (!found || ANYWHERE.has(said.code)) return;
  if (!refusalsOf(found.route).includes(said.code))
    throw new Error(`${method} ${found.route.path} refuses with "${said.code}", which it does not declare.`);
}
