// A rule that cannot fail guards nothing: for each, a small tree that breaks it, and the real configuration.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, run } from './run.ts';

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
};

/** Files that break no rule, for the others to import. */
const base: Record<string, string> = {
  'packages/sdk/src/protocol/index.ts':
    "import * as z from 'zod';\nexport type Id = string;\nexport const id = z.string();",
  'packages/sdk/src/ticket/index.ts':
    "import type { Id } from '../protocol/index.ts';\nexport const apply = (id: Id) => id;",
  'packages/sdk/src/client/client.ts':
    "import type { Id } from '../protocol/index.ts';\nimport { apply } from '../ticket/index.ts';\nexport const client = (id: Id) => apply(id);",
  'packages/sdk/src/agent/index.ts':
    "import { apply } from '../ticket/index.ts';\nexport const agent = apply;",
  'packages/sdk/src/index.ts':
    "export { client } from './client/client.ts';\nexport type { Id } from './protocol/index.ts';",
  'packages/widget/src/panel/index.tsx':
    "import { client } from '@vestka/sdk';\nimport type { Id } from '@vestka/sdk/protocol';\nexport const open = (id: Id) => client(id);",
  'packages/widget/src/loader/index.ts': "export const load = () => import('../panel/index.tsx');",
  'packages/widget/src/index.ts': 'export const mount = 1;',
  'packages/server/src/db/client.ts': "import '@libsql/client';\nexport const db = 1;",
  'packages/server/src/log/append.ts': "import { db } from '../db/client.ts';\nexport const append = db;",
  'packages/server/src/log/since.ts': "import { db } from '../db/client.ts';\nexport const since = db;",
  'packages/server/src/domain/decide.ts':
    "import type { Id } from '@vestka/sdk/protocol';\nimport { apply } from '@vestka/sdk/ticket';\nimport 'temporal-polyfill';\nexport type Refusal = Id;\nexport const decide = apply;",
  'packages/server/src/commands/execute.ts':
    "import { decide } from '../domain/decide.ts';\nimport { append } from '../log/append.ts';\nexport const execute = [decide, append];",
  'packages/server/src/pages/html.ts': 'export const html = 1;',
  'packages/server/src/http/routes.ts':
    "import { id } from '@vestka/sdk/protocol';\nimport 'hono';\nimport { execute } from '../commands/execute.ts';\nimport type { Refusal } from '../domain/decide.ts';\nexport const routes = (refusal: Refusal) => [execute, id, refusal];",
  'packages/server/src/app.ts':
    "import { routes } from './http/routes.ts';\nimport { append } from './log/append.ts';\nexport const app = [routes, append];",
  'packages/server/src/main.ts': "import { app } from './app.ts';\nexport const main = app;",
  'packages/server/admin/src/main.tsx':
    "import { agent } from '@vestka/sdk/agent';\nimport 'preact';\nexport const page = agent;",
  'examples/npm/main.ts': "import { mount } from '@vestka/widget';\nexport const it = mount;",
};

/** [rule, file, its text]: each must be caught by its rule. */
const broken: [rule: string, file: string, text: string][] = [
  ['no-circles', 'packages/server/src/files/a.ts', "import './b.ts';"],
  ['resolvable', 'packages/server/src/http/lost.ts', "import './nowhere.ts';"],
  ['declared-packages', 'packages/widget/src/panel/stray.ts', "import 'hono';"],
  ['shipped-packages', 'packages/server/src/http/dev.ts', "import 'vite';"],
  ['no-tests-in-source', 'packages/server/src/http/helped.ts', "import '../../test/help.ts';"],
  ['sdk-stands-alone', 'packages/sdk/src/client/up.ts', "import '../../../widget/src/index.ts';"],
  ['protocol-is-lowest', 'packages/sdk/src/protocol/up.ts', "import type {} from '../ticket/index.ts';"],
  ['ticket-below-client', 'packages/sdk/src/ticket/up.ts', "import '../client/client.ts';"],
  ['client-and-agent-apart', 'packages/sdk/src/client/heavy.ts', "import '../agent/index.ts';"],
  [
    'protocol-types-only',
    'packages/sdk/src/ticket/schema.ts',
    "import { id } from '../protocol/index.ts';\nid;",
  ],
  [
    'protocol-types-only',
    'packages/sdk/src/client/schema.ts',
    "import { id } from '../protocol/index.ts';\nid;",
  ],
  ['protocol-types-only', 'packages/sdk/src/agent/schema.ts', "export { id } from '../protocol/index.ts';"],
  [
    'protocol-types-only',
    'packages/widget/src/panel/schema.ts',
    "import { id } from '@vestka/sdk/protocol';\nid;",
  ],
  [
    'protocol-types-only',
    'packages/server/admin/src/schema.ts',
    "import { id } from '@vestka/sdk/protocol';\nid;",
  ],
  ['no-zod-in-the-browser', 'packages/sdk/src/client/zod.ts', "import 'zod';"],
  ['no-zod-in-the-browser', 'packages/sdk/src/ticket/zod.ts', "import 'zod/mini';"],
  ['no-zod-in-the-browser', 'packages/sdk/src/agent/zod.ts', "import 'zod';"],
  ['no-zod-in-the-browser', 'packages/widget/src/panel/zod.ts', "import 'zod';"],
  ['no-zod-in-the-browser', 'packages/server/admin/src/zod.ts', "import 'zod';"],
  ['widget-uses-the-sdk-only', 'packages/widget/src/panel/agent.ts', "import '@vestka/sdk/agent';"],
  ['widget-uses-the-sdk-only', 'packages/widget/src/panel/server.ts', "import '../../../server/src/app.ts';"],
  ['loader-stays-light', 'packages/widget/src/loader/panel.ts', "import '../panel/index.tsx';"],
  ['loader-stays-light', 'packages/widget/src/loader/preact.ts', "import 'preact';"],
  [
    'loader-stays-light',
    'packages/widget/src/loader/sdk.ts',
    "import { client } from '@vestka/sdk';\nclient;",
  ],
  ['admin-is-a-customer', 'packages/server/admin/src/server.ts', "import type {} from '../../src/app.ts';"],
  ['domain-is-pure', 'packages/server/src/domain/node.ts', "import 'node:fs';"],
  ['domain-is-pure', 'packages/server/src/domain/hono.ts', "import 'hono';"],
  ['domain-is-pure', 'packages/server/src/domain/db.ts', "import type {} from '../db/client.ts';"],
  ['domain-takes-protocol-types', 'packages/server/src/domain/zod.ts', "import 'zod';"],
  [
    'domain-takes-protocol-types',
    'packages/server/src/domain/schema.ts',
    "import { id } from '@vestka/sdk/protocol';\nid;",
  ],
  ['server-takes-protocol-and-reducers', 'packages/server/src/http/client.ts', "import '@vestka/sdk';"],
  [
    'rules-behind-commands',
    'packages/server/src/http/decide.ts',
    "import { decide } from '../domain/decide.ts';\ndecide;",
  ],
  [
    'rules-behind-commands',
    'packages/server/src/readers/decide.ts',
    "import { decide } from '../domain/decide.ts';\ndecide;",
  ],
  [
    'rules-behind-commands',
    'packages/server/src/log/decide.ts',
    "import { decide } from '../domain/decide.ts';\ndecide;",
  ],
  [
    'append-behind-commands',
    'packages/server/src/live/append.ts',
    "import { append } from '../log/append.ts';\nappend;",
  ],
  [
    'append-behind-commands',
    'packages/server/src/cli/append.ts',
    "import { append } from '../log/append.ts';\nappend;",
  ],
  ['commands-know-no-pages', 'packages/server/src/commands/pages.ts', "import '../pages/html.ts';"],
  ['commands-below-transports', 'packages/server/src/commands/http.ts', "import '../http/routes.ts';"],
  ['log-above-db-only', 'packages/server/src/log/commands.ts', "import '../commands/execute.ts';"],
  [
    'pages-are-pure',
    'packages/server/src/pages/read.ts',
    "import { append } from '../log/append.ts';\nappend;",
  ],
  ['db-is-lowest', 'packages/server/src/db/log.ts', "import '../log/since.ts';"],
  ['app-puts-together', 'packages/server/src/http/app.ts', "import '../app.ts';"],
  ['examples-use-published-names', 'examples/npm/path.ts', "import '../../packages/widget/src/index.ts';"],
];

let tree = '';
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), `${text}\n`);
};

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'vestka-rules-'));
  for (const file of [
    '.dependency-cruiser.cjs',
    'tsconfig.base.json',
    'biome.json',
    'scripts/transaction.grit',
  ]) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    cpSync(join(root, file), join(tree, file));
  }
  for (const name of ['sdk', 'widget', 'server']) {
    mkdirSync(join(tree, 'packages', name), { recursive: true });
    cpSync(join(root, 'packages', name, 'package.json'), join(tree, 'packages', name, 'package.json'));
    mkdirSync(join(tree, 'node_modules/@vestka'), { recursive: true });
    symlinkSync(join(tree, 'packages', name), join(tree, 'node_modules/@vestka', name));
  }
  mkdirSync(join(tree, 'node_modules/@libsql'));
  for (const name of ['zod', 'preact', 'hono', 'vite', 'temporal-polyfill', '@libsql/client']) {
    symlinkSync(join(root, 'node_modules', name), join(tree, 'node_modules', name));
  }
  for (const [file, text] of Object.entries(base)) write(file, text);
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

type Violation = { from: string; to: string; rule: { name: string } };
const cruise = async (): Promise<Violation[]> => {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'packages', 'examples'];
  const { output } = await run('depcruise', args, { quiet: true, cwd: tree });
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
};

describe('who may import whom', () => {
  test('what the design allows passes', async () => {
    expect((await cruise()).map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  test('each rule catches what breaks it', async () => {
    write('packages/server/test/help.ts', 'export const help = 1;');
    write('packages/server/src/files/b.ts', "import './a.ts';");
    for (const [, file, text] of broken) write(file, text);
    const caught = new Set((await cruise()).map(({ from, rule }) => `${rule.name} ${from}`));
    expect(broken.map(([rule, file]) => `${rule} ${file}`).filter((it) => !caught.has(it))).toEqual([]);
    const proven = new Set(broken.map(([rule]) => rule));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });
});

describe('what lint forbids', () => {
  const lint = async (file: string, text: string): Promise<string> => {
    write(file, text);
    const args = ['lint', '--vcs-enabled=false', '--colors=off', file];
    const { code, output } = await run('biome', args, { quiet: true, cwd: tree });
    return code === 0 ? '' : output;
  };

  test('the environment is read in config.ts only', async () => {
    const text = 'export const port = process.env.PORT;';
    expect(await lint('packages/server/src/live/env.ts', text)).toContain('noProcessEnv');
    expect(await lint('packages/server/src/config.ts', text)).toBe('');
  });

  test('no interactive transactions', async () => {
    const text = 'export const f = (db: { transaction(g: () => void): void }) => db.transaction(() => {});';
    expect(await lint('packages/server/src/log/transaction.ts', text)).toContain('interactive transaction');
  });

  test('no any', async () => {
    expect(await lint('packages/server/src/live/any.ts', 'export const f = (it: any) => it;')).toContain(
      'noExplicitAny',
    );
  });
});
