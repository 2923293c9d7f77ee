// Who may import whom. Every rule is an error and says why; docs tell the whole story:
//
//   sdk/protocol <- sdk/ticket <- sdk/client, sdk/agent <- widget, admin, examples
//   server: http, live, readers, cli -> commands -> domain, log      log -> db      domain -> nothing
//
// `import type` leaves no trace at run time, so most rules let it pass.

const sdk = '^packages/sdk/src/';
const widget = '^packages/widget/src/';
const server = '^packages/server/src/';
const admin = '^packages/server/admin/';
const tests = '\\.test\\.tsx?$';
const atRunTime = { dependencyTypesNot: ['type-only'] };

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    // Everywhere
    rule(
      'no-circles',
      'Two files that need each other are one file, or lack a third: break the circle.',
      {},
      { circular: true },
    ),
    rule(
      'resolvable',
      'This import leads nowhere: a wrong path, or a package missing from package.json.',
      { pathNot: '^examples/' },
      { couldNotResolve: true },
    ),
    rule(
      'declared-packages',
      'A package used here must stand in the package.json beside it, else it breaks when installed alone.',
      { path: '^(packages/[^/]+/src|packages/server/admin/src)/', pathNot: tests },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'shipped-packages',
      'Source that ships may not import a development dependency: users do not get it.',
      { path: '^packages/[^/]+/src/', pathNot: tests },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    ),
    rule(
      'no-tests-in-source',
      'Source never imports a test or its helpers.',
      { path: '^packages/[^/]+/(src|admin/src)/', pathNot: tests },
      { path: `(${tests})|^packages/[^/]+/test/` },
    ),

    // SDK
    rule(
      'sdk-stands-alone',
      'The SDK is the lowest package: it imports nothing else of this repository.',
      { path: '^packages/sdk/', pathNot: `${tests}|^packages/sdk/[^/]+$` },
      { path: '^(packages/(?!sdk/)|examples/|e2e/|bench/|scripts/)' },
    ),
    rule(
      'protocol-is-lowest',
      'sdk/protocol is what crosses the wire and depends on nothing in this repository.',
      { path: `${sdk}protocol/`, pathNot: tests },
      { path: '^(packages|examples|scripts|e2e|bench)/', pathNot: `${sdk}protocol/` },
    ),
    rule(
      'ticket-below-client',
      'sdk/ticket is the reducer shared by both sides: of the repository it knows only the types of sdk/protocol.',
      { path: `${sdk}ticket/`, pathNot: tests },
      { path: '^packages/', pathNot: `${sdk}(ticket|protocol)/` },
    ),
    rule(
      'client-and-agent-apart',
      'sdk/client is downloaded by every visitor: it never carries the agent side along.',
      { path: `${sdk}(client/|index\\.ts$)`, pathNot: tests },
      { path: `${sdk}agent/` },
    ),
    rule(
      'protocol-types-only',
      'Browser code takes types from sdk/protocol with `import type`: its schemas would bring zod into the bundle.',
      { path: [`${sdk}(?!protocol/)`, widget, `${admin}src/`], pathNot: tests },
      { path: `${sdk}protocol/`, ...atRunTime },
    ),
    rule(
      'no-zod-in-the-browser',
      'zod weighs up to 90 kB and belongs to sdk/protocol and the server: browser code never imports it.',
      { path: [`${sdk}(?!protocol/)`, widget, `${admin}src/`], pathNot: tests },
      { path: '(^|/)node_modules/zod/|^zod' },
    ),

    // Widget
    rule(
      'widget-uses-the-sdk-only',
      'The widget imports @vestka/sdk and, type-only, @vestka/sdk/protocol: nothing else of this repository.',
      { path: widget, pathNot: tests },
      {
        path: '^(packages|examples)/',
        pathNot: [
          widget,
          `${sdk}index\\.ts$`,
          `${sdk}protocol/index\\.ts$`,
          '^packages/widget/css\\.d\\.ts$',
        ],
      },
    ),
    rule(
      'loader-stays-light',
      'The loader is the first download (2 kB): panel, element, Preact and the SDK come by dynamic import, on the first intent.',
      { path: `${widget}loader/`, pathNot: tests },
      {
        path: [
          `${widget}(panel|element|locales)/`,
          `${widget}index\\.ts$`,
          '(^|/)node_modules/preact/',
          '^packages/sdk/',
        ],
        dependencyTypesNot: ['type-only', 'dynamic-import'],
      },
    ),

    // Admin page
    rule(
      'admin-is-a-customer',
      'The admin page is one more customer of the SDK: it never reaches into the server.',
      { path: admin, pathNot: `${tests}|vite\\.config` },
      { path: '^packages/(server/(?!admin/)|widget/)' },
    ),

    // Server
    rule(
      'domain-is-pure',
      'Rules are pure: no I/O, no clock. server/domain imports only other rules, sdk reducers, the types of sdk/protocol, and two libraries that are pure too: temporal-polyfill (zones and dates), @orama/stemmers (word forms).',
      { path: `${server}domain/`, pathNot: tests },
      {
        pathNot: [
          `${server}domain/`,
          `${sdk}ticket/`,
          `${sdk}protocol/`,
          '(^|/)node_modules/(zod|temporal-polyfill|@orama/stemmers)/',
        ],
      },
    ),
    rule(
      'domain-takes-protocol-types',
      'Well-formedness is checked at the edge: the rules take only types from sdk/protocol and zod.',
      { path: `${server}domain/`, pathNot: tests },
      { path: [`${sdk}protocol/`, '(^|/)node_modules/zod/'], ...atRunTime },
    ),
    rule(
      'server-takes-protocol-and-reducers',
      'The server imports @vestka/sdk/protocol and the reducers, never the client.',
      { path: server, pathNot: tests },
      { path: sdk, pathNot: `${sdk}(protocol|ticket)/` },
    ),
    rule(
      'rules-behind-commands',
      'Only commands/ calls the rules: http, live, readers and cli go through execute(command, context).',
      { path: server, pathNot: [`${server}(commands|domain)/`, tests] },
      { path: `${server}domain/`, ...atRunTime },
    ),
    rule(
      'append-behind-commands',
      'Only commands/ appends (app.ts hands it the log): a second door would skip the rules.',
      { path: server, pathNot: [`${server}(commands|log)/`, `${server}app\\.ts$`, tests] },
      { path: `${server}log/append`, ...atRunTime },
    ),
    rule(
      'commands-below-transports',
      'commands/ is called by http, live, readers and cli and knows none of them.',
      { path: `${server}commands/`, pathNot: tests },
      { path: `${server}(http|live|readers|cli|app\\.ts|main\\.ts)` },
    ),
    rule(
      'commands-know-no-pages',
      'commands/ gives what is true, not how it looks: http/letters asks it and hands its answer to pages/.',
      { path: `${server}commands/`, pathNot: tests },
      { path: `${server}pages/` },
    ),
    rule(
      'log-above-db-only',
      'log/ stores what it is given: of the server it imports db/ and, type-only, the rules.',
      { path: `${server}log/`, pathNot: tests },
      { path: `${server}(http|live|readers|cli|commands|files|app\\.ts|main\\.ts)` },
    ),
    rule(
      'db-is-lowest',
      'db/ is the lowest room of the server and knows none of the others.',
      { path: `${server}db/`, pathNot: tests },
      { path: `${server}(http|live|readers|cli|commands|domain|log|files|app\\.ts|main\\.ts)` },
    ),
    rule(
      'pages-are-pure',
      'A page is made of what it is given: server/pages imports only other pages, types of sdk/protocol and of what commands/ gives, and node:crypto for the hash of its style.',
      { path: `${server}pages/`, pathNot: tests },
      { pathNot: [`${server}pages/`, '^(node:)?crypto$'], ...atRunTime },
    ),
    rule(
      'app-puts-together',
      'app.ts puts the parts together, and only main.ts and cli/ call it.',
      { path: server, pathNot: [`${server}(main\\.ts|cli/)`, tests] },
      { path: `${server}(app|main)\\.ts$` },
    ),

    // Examples
    rule(
      'examples-use-published-names',
      'An example shows what a user writes: it imports @vestka/... by name, never by path.',
      { path: '^examples/([^/]+)/' },
      {
        path: '^(packages|scripts|e2e|bench|examples)/',
        pathNot: '^examples/$1/',
        dependencyTypes: ['local'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['^(packages|examples)/[^/]+/dist/', '^packages/.*\\.d\\.ts$'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@vestka/source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
