/** The reducers: the same code folds a ticket in the browser and on the server. */
export { apply, earlier, FOLD_VERSION, hears, readFacts } from './apply.ts';
export { applyProblem, follow } from './apply-problem.ts';
export { applyTeam, ownPromise } from './apply-team.ts';
export { isFiller, saysLittle } from './filler.ts';
export {
  allRemaining,
  isAbout,
  isNarrow,
  isOf,
  isOwing,
  meansFollowers,
  nextRemaining,
  openComment,
  owed,
  passes,
  passesProblem,
  queuedBy,
  remainingOf,
} from './filter.ts';
export { merge } from './merge.ts';
export { isPicture } from './pictures.ts';
export { progress } from './progress.ts';
export { isBlank, saysNothing } from './says-nothing.ts';
export { isNeeded, isNudgeable, isOpen, isOverdue, isReopenable, mayChoose } from './status.ts';
export { cutAtTakenOut, stillTakenOut, TAKEN_OUT } from './taken-out.ts';
export { withPatch } from './with-patch.ts';
