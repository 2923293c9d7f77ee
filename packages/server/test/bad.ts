import { Problem } from '@vestka/sdk/protocol';
import { expect } from 'vitest';
import type * as z from 'zod';
import type { Reply } from './house.ts';

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

/** The paths of what people write in their own words. */
export const FREE_TEXT =
  /^(message|subject|text|contact\.name|activity|reason|cause|done|prevention|technical|remaining\.0\.(what|who))$/;
