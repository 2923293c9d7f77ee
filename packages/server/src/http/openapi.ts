import { Problem, REFUSALS, type RefusalCode, type Route, routes } from '@vestka/sdk/protocol';
import * as z from 'zod';
import { createDocument } from 'zod-openapi';

/** What any route may answer, whatever else it refuses. */
const ALWAYS: readonly RefusalCode[] = ['rate_limited', 'internal', 'unavailable', 'storage_full'];

/** OpenAPI 3.1, made from the same routes and schemas that the server runs on. */
export function openapi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Vestka',
      version,
      description:
        'Tickets with a status, an activity and a promised next word. The live channel is `GET /v1/live`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      securitySchemes: {
        customer: { type: 'http', scheme: 'bearer', description: 'A customer session’s token' },
        agent: { type: 'apiKey', in: 'cookie', name: '__Host-vestka' },
        secretKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'A secret key, with `Vestka-Agent` beside it',
        },
      },
    },
  } as Parameters<typeof createDocument>[0]);
}

function operation(name: string, route: Route): object {
  const headers = route.intent
    ? {
        header: z.object({
          'Idempotency-Key': z.uuid().describe('The intent: one UUID for one act, kept over retries'),
        }),
      }
    : {};
  const team = [{ agent: [] }, { secretKey: [] }];
  const security = { anyone: [], customer: [{ customer: [] }], agent: team, lead: team };
  return {
    operationId: name,
    summary: route.summary,
    security: security[route.caller],
    requestParams: {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
      ...headers,
    },
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content:
              route.body === 'bytes'
                ? { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } }
                : { 'application/json': { schema: route.body } },
          },
        }
      : {}),
    responses: {
      [route.status]: {
        description: 'Done',
        ...(route.reply ? { content: { [route.type ?? 'application/json']: { schema: route.reply } } } : {}),
      },
      ...refusals(route),
    },
  };
}

/** All that a route may refuse with: what it declares, and what follows from its shape. */
export const refusalsOf = (route: Route): RefusalCode[] => [
  ...ALWAYS,
  ...(route.caller === 'anyone' ? [] : (['token_invalid', 'token_expired'] as const)),
  ...(route.caller === 'agent' || route.caller === 'lead' ? (['forbidden', 'origin_refused'] as const) : []),
  ...(route.params ? (['not_found'] as const) : []),
  ...(route.body ? (['bad_request', 'payload_too_large', 'unsupported_media_type'] as const) : []),
  ...(route.body || route.query || route.params ? (['validation_failed'] as const) : []),
  ...(route.intent ? (['idempotency_key_required', 'idempotency_mismatch', 'conflict'] as const) : []),
  ...(route.refusals ?? []),
];

/** One answer a status, naming the codes that it may carry. */
function refusals(route: Route): Record<string, object> {
  const byStatus = Map.groupBy(new Set(refusalsOf(route)), (code) => REFUSALS[code][0]);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  );
}
