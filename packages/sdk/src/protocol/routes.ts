import { adminRoutes } from './routes/admin.ts';
import { agentRoutes } from './routes/agent.ts';
import { answerRoutes } from './routes/answers.ts';
import { customerRoutes } from './routes/customer.ts';
import { fileRoutes } from './routes/files.ts';
import { pageRoutes } from './routes/pages.ts';
import { problemRoutes } from './routes/problems.ts';
import type { Route } from './routes/route.ts';

export { Answers } from './routes/answers.ts';
export type { AttachmentReply } from './routes/files.ts';
export { Agents, Queue, QueueFilter, QueueScope, TicketList } from './routes/queue.ts';
export type { Caller, Route } from './routes/route.ts';
export type { KnownProblemReply, TeamTicketReply, TicketReply } from './routes/shapes.ts';
export { Events, KnownProblems } from './routes/shapes.ts';

/** Every route under `/v1`, by the name that the server's handlers use. */
export const routes = {
  ...customerRoutes,
  ...agentRoutes,
  ...problemRoutes,
  ...answerRoutes,
  ...adminRoutes,
  ...fileRoutes,
  ...pageRoutes,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
