/** The reducers: the same code folds a ticket in the browser and on the server. */
export { apply, FOLD_VERSION, readFacts } from './apply.ts';
export { applyTeam } from './apply-team.ts';
export { isOpen, isOverdue, isReopenable } from './status.ts';
