import type { Emitter } from '../client/emitter.ts';
import type { VestkaError } from '../errors.ts';
import { noCounts } from './counts.ts';
import { owingRows } from './problems.ts';
import type { View } from './queue.ts';
import type { AgentEvents, AgentState } from './types.ts';
import { createViews } from './views.ts';

const NOBODY = { id: '', level: 'L1' } as const;

const NOTHING = {
  agents: [],
  queue: [],
  queueLoaded: false,
  hasMore: false,
  counts: noCounts,
  problems: [],
  timelines: {},
};

/** What the agent sees, and all that was seen so far behind it. Each change of it is told. */
export function createState(emit: Emitter<AgentEvents>['emit']) {
  const views = createViews();
  let state: AgentState = {
    ...NOTHING,
    connection: 'idle',
    me: undefined,
    scope: 'all',
    filter: {},
    tickets: views.tickets,
    error: null,
  };

  const set = (patch: Partial<AgentState>) => {
    state = { ...state, ...patch };
    emit('change', state);
  };

  return {
    ...views,
    get state(): AgentState {
      return state;
    },
    set,
    fail(error: VestkaError) {
      set({ error });
      emit('error', error);
    },
    /** Nothing of the team stays. */
    empty(me: null | undefined) {
      views.clear();
      set({ ...NOTHING, me });
    },
    /** The queue that is shown. */
    view: (): View => ({
      scope: state.scope,
      filter: state.filter,
      me: state.me?.agent ?? NOBODY,
    }),
    /** The known problems as they are listed. */
    problems: () => owingRows(views.known),
  };
}

export type State = ReturnType<typeof createState>;
