import { type IncomingMessage, METHODS } from 'node:http';
import { basename } from 'node:path';
import { type ParsedUrlQuery, parse as parseQuery } from 'node:querystring';
import { type Route, type RouteName, routes } from '@vestka/sdk/protocol';
import type { Context, Hono } from 'hono';
import * as z from 'zod';
import type { Act } from '../commands/carry-out.ts';
import type { House } from '../commands/house.ts';
import { refused } from '../commands/refused.ts';
import { readJson } from './body.ts';
import { agentOf, type CallerOf, customerOf, leadOf } from './callers.ts';
import { invalid, problemOf } from './problem.ts';
import type { Site } from './site.ts';

export type Bindings = { Bindings: { incoming: IncomingMessage } };

type Routes = typeof routes;
type Parsed<R, K extends string> = R extends { readonly [P in K]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** A request that has passed the edge: who, and well-formed. */
export interface Ask<N extends RouteName> {
  readonly caller: CallerOf[Routes[N]['caller']];
  readonly params: Parsed<Routes[N], 'params'>;
  readonly query: Parsed<Routes[N], 'query'>;
  readonly body: Parsed<Routes[N], 'body'>;
  readonly act: Routes[N] extends { intent: true } ? Act : undefined;
  readonly incoming: IncomingMessage;
  /** The body as it comes, for routes that take bytes. */
  readonly request: Request;
  /** Sets the one cookie that there is. */
  setCookie(cookie: string): void;
}

type Reply<N extends RouteName> = Routes[N] extends { reply: infer S extends z.ZodType }
  ? z.input<S>
  : undefined;

/** One handler a route; a missing one does not compile. */
export type Handlers = { readonly [N in RouteName]: (ask: Ask<N>) => Promise<Reply<N>> };

/** Puts every route of the protocol on the app. */
export function mountApi(
  app: Hono<Bindings>,
  house: House,
  site: Site,
  handlers: Handlers,
  report: (error: unknown) => void,
) {
  const answer = async (name: RouteName, c: Context<Bindings>): Promise<Response> => {
    const route: Route = routes[name];
    const { incoming } = c.env;
    const headers = baseHeaders(house, isForAnyPage(route.path));
    try {
      const caller = await identify(route, incoming);
      const schema = route.body === 'bytes' ? undefined : route.body;
      const { text, value } = schema ? await readJson(c.req.raw) : { text: '', value: undefined };
      const ask = {
        caller,
        incoming,
        request: c.req.raw,
        params: route.params && parse(route.params, c.req.param()),
        query: route.query && parse(route.query, queryOf(incoming)),
        act: route.intent ? actOf(incoming, `${name} ${c.req.path} ${text}`) : undefined,
        body: schema && parse(schema, value),
        setCookie: (cookie: string) => {
          headers['Set-Cookie'] = cookie;
        },
      };
      const handle = handlers[name] as (ask: unknown) => Promise<unknown>;
      const reply = await handle(ask);
      if (reply === undefined) return new Response(null, { status: route.status, headers });
      if (route.type) {
        headers['Content-Type'] = `${route.type}; charset=utf-8`;
        headers['Content-Disposition'] = `attachment; filename="${basename(route.path)}"`;
        return new Response(String(reply), { status: route.status, headers });
      }
      headers['Content-Type'] = 'application/json';
      return new Response(JSON.stringify(reply), { status: route.status, headers });
    } catch (error) {
      return refuseWith(error, headers, report);
    }
  };

  const identify = (route: Route, incoming: IncomingMessage) => {
    if (route.caller === 'customer') return customerOf(house, incoming);
    if (route.caller === 'agent') return agentOf(house, site, incoming);
    if (route.caller === 'lead') return leadOf(house, site, incoming);
    return { kind: 'anyone' } as const;
  };

  const methods = new Map<string, string[]>();
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    const path = honoPath(route);
    app.on(route.method, path, (c) => answer(name, c));
    methods.set(path, [...(methods.get(path) ?? ['OPTIONS']), route.method]);
  }
  for (const [path, allowed] of methods) {
    const allow = { Allow: allowed.join(', ') };
    const preflight = isForAnyPage(path) ? { ...PREFLIGHT, ...allow } : allow;
    app.options(path, () => new Response(null, { status: 204, headers: preflight }));
    // Each method by its name: a handler for all would stand behind every route, off the router's shortest way.
    const others = METHODS.filter((method) => !allowed.includes(method));
    app.on(others, path, () => {
      const headers = { ...baseHeaders(house, isForAnyPage(path)), ...allow };
      return refuseWith(refused('method_not_allowed'), headers, report);
    });
  }
  app.notFound(() => refuseWith(refused('not_found'), baseHeaders(house, true), report));
}

/** Customers' routes carry bearer tokens and no cookies, so any page may call them. */
const isForAnyPage = (path: string): boolean =>
  !path.startsWith('/v1/agent') && !path.startsWith('/v1/admin');

const honoPath = ({ path }: Route): string => path.replace(/\{(\w+)\}/g, ':$1');

const PREFLIGHT = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key',
  'Access-Control-Max-Age': '7200',
};

const OWN_PAGES = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};
const ANY_PAGE = {
  ...OWN_PAGES,
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Date, Retry-After',
};

/**
 * Set by hand: middleware would leave the fast path of the HTTP adapter. `Date` is the domain's clock, which clients
 * count by.
 */
function baseHeaders(house: House, anyPage: boolean): Record<string, string> {
  return { ...(anyPage ? ANY_PAGE : OWN_PAGES), Date: httpDate(house.clock.now()) };
}

let second = Number.NaN;
let secondText = '';

/** The text lasts for its second: made anew for each answer it would cost more than all other headers. */
function httpDate(now: number): string {
  const current = Math.floor(now / 1000);
  if (current !== second) {
    second = current;
    secondText = new Date(now).toUTCString();
  }
  return secondText;
}

function refuseWith(
  error: unknown,
  headers: Record<string, string>,
  report: (error: unknown) => void,
): Response {
  const { status, body, retryAfter, ours } = problemOf(error);
  if (ours) report(error);
  if (retryAfter !== undefined) headers['Retry-After'] = String(retryAfter);
  headers['Content-Type'] = 'application/problem+json';
  return new Response(JSON.stringify(body), { status, headers });
}

/** By node's own parser: the framework's costs a fifth of a small request. A name given twice is a list, and refused. */
function queryOf({ url = '' }: IncomingMessage): ParsedUrlQuery {
  const start = url.indexOf('?');
  return start < 0 ? {} : parseQuery(url.slice(start + 1));
}

function parse(schema: z.ZodObject, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  throw invalid(error);
}

const Uuid = z.uuid();

function actOf(incoming: IncomingMessage, body: string): Act {
  const intent = incoming.headers['idempotency-key'];
  if (!Uuid.safeParse(intent).success) throw refused('idempotency_key_required');
  return { intent: String(intent).toLowerCase(), body };
}
