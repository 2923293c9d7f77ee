import {
  changeAnswer,
  listAnswers,
  publishAnswer,
  reachAnswer,
  shown,
  solvedByAnswer,
  withdrawAnswer,
} from '../../commands/answers.ts';
import { draftAnswer, draftProblemAnswer } from '../../commands/draft-answer.ts';
import { find } from '../../commands/find.ts';
import type { House } from '../../commands/house.ts';
import type { AnswerState } from '../../domain/answer/decide.ts';
import type { Handlers } from '../api.ts';
import { Counter, type Limits } from '../limits.ts';
import { callerNetwork, type Site } from '../site.ts';
import { customerOf, whoOf } from './shared.ts';

type Names =
  | 'findAnswers'
  | 'getAnswer'
  | 'solvedByAnswer'
  | 'draftAnswer'
  | 'draftProblemAnswer'
  | 'listAnswers'
  | 'openAnswer'
  | 'publishAnswer'
  | 'changeAnswer'
  | 'withdrawAnswer';

/** What customers find while they type, and what the team publishes for them. All within the caller's workspace. */
export function answerHandlers(
  house: House,
  site: Site,
  limits: Limits,
  acting: Counter,
): Pick<Handlers, Names> {
  const finding = new Counter(limits.finds, house.clock);
  const findingFrom = new Counter(limits.findsByNetwork, house.clock);

  const reply = async (answer: Promise<AnswerState>) => ({ answer: shown(await answer) });

  return {
    async findAnswers({ caller, query: { q, lang }, incoming }) {
      finding.take(caller.customer);
      findingFrom.take(callerNetwork(site, incoming));
      return find(house, customerOf(caller), q, lang);
    },

    getAnswer: ({ caller, params }) => reply(reachAnswer(house, customerOf(caller), params.id)),

    async solvedByAnswer({ caller, params }) {
      acting.take(caller.customer);
      return reply(solvedByAnswer(house, customerOf(caller), params.id));
    },

    draftAnswer: ({ caller, params }) => draftAnswer(house, whoOf(caller), params.id),
    draftProblemAnswer: ({ caller, params }) => draftProblemAnswer(house, whoOf(caller), params.id),

    async listAnswers({ caller, query }) {
      const { answers, next } = await listAnswers(house, caller.workspace, query);
      return { answers: answers.map(shown), next };
    },

    openAnswer: ({ caller, params }) => reply(reachAnswer(house, whoOf(caller), params.id)),

    publishAnswer: ({ caller, body, act }) => reply(publishAnswer(house, whoOf(caller), body, act)),
    changeAnswer: ({ caller, params, body, act }) =>
      reply(changeAnswer(house, whoOf(caller), params.id, body, act)),
    withdrawAnswer: ({ caller, params, body, act }) =>
      reply(withdrawAnswer(house, whoOf(caller), params.id, body.reason, act)),
  };
}
