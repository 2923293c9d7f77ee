import { Problem } from '@vestka/sdk/protocol';
import { expect } from 'vitest';
import type * as z from 'zod';
import { countEvents, type Reply, type TestHouse } from './house.ts';

/** What must never come back. */
export const MARK = 'zq7mark';

/** A refusal as it must be: problem+json, a code that stays, no stack, nothing of what came in. */
export function refused(reply: Reply<Problem>, status: number, code: string, path?: string): void {
  const { body, text } = reply;
  expect([reply.status, body.code], text).toEqual([status, code]);
  expect(reply.headers.get('content-type')).toBe('application/problem+json');
  expect(body).toMatchObject({ status, type: `urn:vestka:${code}` });
  expect(Problem.safeParse(body).error).toBeUndefined();
  expect(body.requestId).toMatch(/^[\w-]{12}$/);
  if (path !== undefined) expect(body.errors?.map((error) => error.path)).toContain(path);
  expect(text).not.toMatch(/node_modules|\.ts:\d|\bat \S+ \(|SQLITE/);
  expect(text).not.toContain(MARK);
}

export const jsonType = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** Each string of a body by its path. */
export function* stringsOf(value: unknown, path: string[] = []): Generator<string[]> {
  if (typeof value === 'string') yield path;
  else if (typeof value === 'object' && value)
    for (const [key, inner] of Object.entries(value)) yield* stringsOf(inner, [...path, key]);
}

export function withAt(body: object, [head, ...rest]: string[], value: unknown): object {
  const copy = (Array.isArray(body) ? [...body] : { ...body }) as Record<string, unknown>;
  const key = head as string;
  copy[key] = rest.length ? withAt(copy[key] as object, rest, value) : value;
  return copy;
}

export const without = (body: object, field: string) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));

export const isRequired = ({ shape }: z.ZodObject, field: string): boolean =>
  !(shape[field] as z.ZodType).safeParse(undefined).success;

/** Checks that an act is refused with this code and with these paths in their order, and that nothing is stored. */
export const refusing =
  (house: TestHouse) =>
  async (asked: () => Promise<Reply<unknown>>, status: number, code: string, paths?: readonly string[]) => {
    const stored = await countEvents(house);
    const reply = (await asked()) as Reply<Problem>;
    refused(reply, status, code);
    expect(reply.body.errors?.map(({ path }) => path)).toEqual(paths);
    expect(await countEvents(house), 'nothing was stored').toBe(stored);
    return reply.body;
  };
