import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * The log. `id` order is commit order because one writer assigns it. What people wrote lives in `words` alone, so that
 * it can be blanked without touching the structure. Times are epoch milliseconds.
 */
export const events = sqliteTable(
  'events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    workspace: text('workspace').notNull(),
    stream: text('stream').notNull(),
    version: integer('version').notNull(),
    audience: text('audience', { enum: ['customer', 'team'] }).notNull(),
    type: text('type').notNull(),
    actor: text('actor').notNull(),
    at: integer('at').notNull(),
    facts: text('facts'),
    data: text('data').notNull(),
    words: text('words'),
  },
  (t) => [
    uniqueIndex('events_stream').on(t.stream, t.version),
    index('events_workspace').on(t.workspace, t.id),
  ],
);

/** One row for each act of a person, kept for ever: a second arrival of the same intent changes nothing. */
export const intents = sqliteTable(
  'intents',
  {
    person: text('person').notNull(),
    intent: text('intent').notNull(),
    hash: text('hash').notNull(),
    stream: text('stream').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.intent] })],
);

/** Both views of each ticket, with the columns that lists are made from. */
export const tickets = sqliteTable(
  'tickets',
  {
    id: text('id').primaryKey(),
    workspace: text('workspace').notNull(),
    customer: text('customer').notNull(),
    number: integer('number').notNull(),
    version: integer('version').notNull(),
    foldVersion: integer('fold_version').notNull(),
    open: integer('open').notNull(),
    assignee: text('assignee'),
    /** Open: when the next word of its own is due. Ended: when it ended, negated, so that one order serves both. */
    sortAt: integer('sort_at').notNull(),
    createdAt: integer('created_at').notNull(),
    status: text('status').notNull().default('received'),
    impact: text('impact').notNull().default('normal'),
    kind: text('kind').notNull().default('problem'),
    plan: text('plan'),
    level: text('level').notNull().default('L1'),
    /** The known problem that it follows. */
    problem: text('problem'),
    /** Stands in the queue: not one that follows a known problem without a promise of its own. */
    queued: integer('queued').notNull().default(1),
    nudged: integer('nudged').notNull().default(0),
    /** The customer spoke last. */
    unanswered: integer('unanswered').notNull().default(0),
    /** The customer's last word or “no answer since …”: one who follows a known problem is answered by its later words. */
    customerAt: integer('customer_at').notNull().default(0),
    /** Of one that follows a known problem: what is owed to this customer alone, see `own.ts`. */
    own: integer('own').notNull().default(0),
    /** What a search looks through: subject and the customer's name, in lower case. */
    search: text('search').notNull().default(''),
    customerView: text('customer_view').notNull(),
    teamView: text('team_view').notNull(),
  },
  (t) => [
    uniqueIndex('tickets_number').on(t.workspace, t.number),
    index('tickets_queue').on(t.workspace, t.open, t.queued, t.sortAt, t.number),
    index('tickets_assignee').on(t.workspace, t.open, t.queued, t.assignee, t.sortAt, t.number),
    index('tickets_customer').on(t.customer, t.number),
    index('tickets_problem').on(t.problem, t.number),
    // Counts what stands in the queue beside its known problem, and touches nothing else that follows it.
    index('tickets_beside')
      .on(t.problem, t.own, t.customerAt, t.level, t.sortAt, t.nudged)
      .where(sql`"problem" IS NOT NULL AND "open" = 1 AND "queued" = 1`),
  ],
);

/** Known problems as they stand. */
export const problems = sqliteTable(
  'problems',
  {
    id: text('id').primaryKey(),
    workspace: text('workspace').notNull(),
    number: integer('number').notNull(),
    version: integer('version').notNull(),
    foldVersion: integer('fold_version').notNull(),
    open: integer('open').notNull(),
    sortAt: integer('sort_at').notNull(),
    /** After its report: the next date by which something that remains is to be done. */
    remainingAt: integer('remaining_at'),
    /** How many tickets follow it: counted where they are linked, so that no reader counts fifty thousand. */
    linked: integer('linked').notNull().default(0),
    assignee: text('assignee'),
    /** Its last word. */
    wordAt: integer('word_at').notNull().default(0),
    view: text('view').notNull(),
  },
  (t) => [index('problems_queue').on(t.workspace, t.open, t.sortAt, t.number)],
);

/**
 * Which ticket followed which known problem, and over which stretch of its words: those after version `since`, up to
 * `until` (null: to this day). Whoever reads a ticket's events reads these too.
 */
export const links = sqliteTable(
  'links',
  {
    ticket: text('ticket').notNull(),
    problem: text('problem').notNull(),
    since: integer('since').notNull(),
    until: integer('until'),
    workspace: text('workspace').notNull(),
    customer: text('customer').notNull(),
    /** The ticket's version that linked them: one row for each time. */
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ticket, t.version] }),
    index('links_customer').on(t.customer, t.problem),
    index('links_standing').on(t.workspace, t.problem).where(sql`"until" IS NULL`),
  ],
);

/** What the watcher must act on, and when. */
export const deadlines = sqliteTable(
  'deadlines',
  {
    stream: text('stream').notNull(),
    kind: text('kind', {
      enum: ['promise', 'warn', 'remind', 'close', 'remaining', 'retention', 'approval'],
    }).notNull(),
    ref: text('ref').notNull(),
    workspace: text('workspace').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.stream, t.kind, t.ref] }), index('deadlines_at').on(t.at)],
);

/**
 * Files on their way and files that are there. Its bytes lie in the file store under its id. `ticket` is the stream of
 * the ticket or known problem that it was given to; null: to none yet, and swept when nobody gives it.
 */
export const attachments = sqliteTable(
  'attachments',
  {
    id: text('id').primaryKey(),
    workspace: text('workspace').notNull(),
    version: integer('version').notNull(),
    /** The customer or agent who sent it. */
    owner: text('owner').notNull(),
    ticket: text('ticket'),
    state: text('state', { enum: ['uploading', 'ready', 'deleted'] }).notNull(),
    name: text('name').notNull(),
    size: integer('size').notNull(),
    /** By its content; null until all of it has come. */
    type: text('type'),
    width: integer('width'),
    height: integer('height'),
    createdAt: integer('created_at').notNull(),
    deletedAt: integer('deleted_at'),
  },
  (t) => [
    index('attachments_owner').on(t.owner, t.createdAt),
    index('attachments_ticket').on(t.ticket),
    // All that a day's sum asks for, so that it reads no rows.
    index('attachments_sent').on(t.workspace, t.createdAt, t.state, t.type, t.size),
    index('attachments_unclaimed').on(t.createdAt).where(sql`"ticket" IS NULL`),
  ],
);

/** Files that nobody can read any more and whose bytes could not be removed yet: tried again until they are gone. */
export const removals = sqliteTable('removals', {
  file: text('file').primaryKey(),
  /** How often it was tried. */
  tries: integer('tries').notNull(),
  /** When it is tried again. */
  at: integer('at').notNull(),
});

/** Published answers as they stand; one that was withdrawn stays for the team to see. */
export const answers = sqliteTable(
  'answers',
  {
    id: text('id').primaryKey(),
    workspace: text('workspace').notNull(),
    version: integer('version').notNull(),
    /** The version that last changed what it says: an agent's change is based on this, whoever it helps meanwhile. */
    textVersion: integer('text_version').notNull(),
    lang: text('lang').notNull(),
    title: text('title').notNull(),
    symptom: text('symptom').notNull(),
    cause: text('cause').notNull(),
    solution: text('solution').notNull(),
    technical: text('technical'),
    /** The ticket or known problem whose report it was made from. */
    madeFrom: text('ticket'),
    /** The shown name of the agent who published or changed it last. */
    author: text('author'),
    publishedAt: integer('published_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    withdrawnAt: integer('withdrawn_at'),
    withdrawn: integer('withdrawn').notNull(),
    solved: integer('solved').notNull(),
  },
  (t) => [index('answers_newest').on(t.workspace, t.withdrawn, t.publishedAt, t.id)],
);

/**
 * What can be found by words: under which number its words stand in `library_words` (answers and open known problems)
 * or `ticket_words` (tickets and reports). Those two are full-text tables, made by hand in the migration: they hold words
 * without their text, and find nothing but numbers.
 */
export const searchDocs = sqliteTable(
  'search_docs',
  {
    no: integer('no').primaryKey(),
    stream: text('stream').notNull(),
    part: text('part').notNull(),
    /** Which version of `domain/search` made its words: those of another one are made anew. */
    version: integer('version').notNull().default(0),
  },
  (t) => [uniqueIndex('search_docs_stream').on(t.stream, t.part)],
);

/** Which shelves a workspace's library has, or once had: of which kind, and in which tongue. */
export const searchShelves = sqliteTable(
  'search_shelves',
  {
    workspace: text('workspace').notNull(),
    kind: text('kind').notNull(),
    tongue: text('tongue').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspace, t.kind, t.tongue] })],
);

export const workspaces = sqliteTable('workspaces', {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
  name: text('name').notNull(),
  accent: text('accent'),
  zone: text('zone').notNull(),
  /** Keys the hashes of intents' bodies, so that they tell nothing once the words are erased. */
  secret: text('secret').notNull(),
  /** As JSON; null in a workspace older than policies, which promises round the clock. */
  policy: text('policy'),
  /** The version at which it was last changed. */
  policyVersion: integer('policy_version').notNull().default(0),
  /** Prepared updates, as JSON. */
  canned: text('canned').notNull().default('[]'),
  cannedVersion: integer('canned_version').notNull().default(0),
});

/** A publishable key stands as it is (it is public), a secret one as its hash. */
export const keys = sqliteTable('keys', {
  key: text('key').primaryKey(),
  workspace: text('workspace').notNull(),
  kind: text('kind', { enum: ['publishable', 'secret'] }).notNull(),
});

export const agents = sqliteTable(
  'agents',
  {
    id: text('id').primaryKey(),
    workspace: text('workspace').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: ['agent', 'lead', 'admin'] }).notNull(),
    level: text('level', { enum: ['L1', 'L2', 'L3'] }).notNull(),
    password: text('password').notNull(),
  },
  (t) => [uniqueIndex('agents_email').on(t.email, t.workspace), index('agents_workspace').on(t.workspace)],
);

export const customers = sqliteTable('customers', {
  id: text('id').primaryKey(),
  workspace: text('workspace').notNull(),
  kind: text('kind', { enum: ['anonymous', 'identified'] }).notNull(),
  createdAt: integer('created_at').notNull(),
  /** How far they may write, as JSON; null: freely. */
  writeLimit: text('write_limit'),
});

/** Open sessions of customers and agents; the token itself is never stored. */
export const sessions = sqliteTable(
  'sessions',
  {
    hash: text('hash').primaryKey(),
    workspace: text('workspace').notNull(),
    kind: text('kind', { enum: ['customer', 'agent'] }).notNull(),
    person: text('person').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('sessions_person').on(t.person)],
);

/** The last ticket number given out in a workspace. Numbers are reserved before deciding, so gaps may come. */
export const counters = sqliteTable('counters', {
  workspace: text('workspace').primaryKey(),
  last: integer('last').notNull(),
});

/** How far each reader has come in the log: the last event whose effect it has stored, and that event's time. */
export const readers = sqliteTable('readers', {
  name: text('name').primaryKey(),
  cursor: integer('cursor').notNull(),
  at: integer('at').notNull(),
});

/** What the statistics know of each ticket and known problem. Written by their reader alone; see `domain/insights`. */
export const insightTickets = sqliteTable(
  'insight_tickets',
  {
    id: text('id').primaryKey(),
    workspace: text('workspace').notNull(),
    isProblem: integer('is_problem', { mode: 'boolean' }).notNull(),
    number: integer('number').notNull(),
    impact: text('impact', { enum: ['critical', 'high', 'normal', 'low'] }).notNull(),
    createdAt: integer('created_at').notNull(),
    open: integer('open', { mode: 'boolean' }).notNull(),
    level: text('level').notNull(),
    holder: text('holder'),
    following: text('following'),
    linked: integer('linked').notNull(),
    promise: text('promise'),
    dueAt: integer('due_at'),
    firstDueAt: integer('first_due_at'),
    missedAt: integer('missed_at'),
    basis: text('basis', { enum: ['agent', 'rule', 'history'] }),
    hours: text('hours'),
    ripeAt: integer('ripe_at'),
    promisedAt: integer('promised_at'),
    firstWordMs: integer('first_word_ms'),
    endedAt: integer('ended_at'),
    silentSince: integer('silent_since'),
    silence: integer('silence').notNull(),
    /** The local day on which it was closed. */
    closedOn: text('closed_on'),
    rating: text('rating', { enum: ['excellent', 'good', 'satisfactory', 'poor', 'terrible'] }),
    /** The agent who was thanked. */
    thanks: text('thanks'),
    /** The event that has the rating's words: they stand there alone, so that erasing reaches them. */
    ratedEvent: integer('rated_event'),
  },
  (t) => [
    index('insight_tickets_silence').on(t.workspace, t.open, t.following, t.silentSince),
    // Every word moves its ticket in these two, so there are no more of them.
    index('insight_tickets_load').on(t.workspace, t.open, t.holder, t.following, t.dueAt, t.missedAt),
    index('insight_tickets_first_word').on(t.workspace, t.impact, t.hours, t.createdAt),
    index('insight_tickets_rated')
      .on(t.workspace, t.closedOn, t.ratedEvent)
      .where(sql`"rated_event" IS NOT NULL`),
  ],
);

/** What each local day of a workspace counted, by name, as JSON. */
export const insightDays = sqliteTable(
  'insight_days',
  {
    workspace: text('workspace').notNull(),
    date: text('date').notNull(),
    tallies: text('tallies').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspace, t.date] })],
);

/** What a workspace has counted over all its days, by name, as JSON: what is shown without a range. */
export const insightTotals = sqliteTable('insight_totals', {
  workspace: text('workspace').primaryKey(),
  tallies: text('tallies').notNull(),
});
