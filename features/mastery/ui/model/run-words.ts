import type { ModelRun } from '../../model/contract';

const STEPS = ['steps.0', 'steps.1', 'steps.2', 'steps.3'] as const;

/** What a run that is open is doing: a key of `learnerModel.run`. A fit that won goes on to reckon learners anew. */
export function stepOf({ kind, status, done, total }: ModelRun): 'queued' | 'learners' | (typeof STEPS)[number] {
  if (status === 'queued') return 'queued';
  if (kind === 'apply' || total !== STEPS.length) return total === 0 ? 'queued' : 'learners';
  return STEPS[done] ?? 'steps.3';
}

type OutcomeKey = 'stopped' | 'failed' | 'better' | 'notBetter' | 'tooFew' | 'nothingNew' | 'applied' | 'appliedStart';

/** How an ended run is told: a key of `learnerModel.run`, and the version it speaks of. */
export function outcomeWords({ status, outcome, version }: ModelRun): { key: OutcomeKey; version: number } {
  const told = (key: OutcomeKey) => ({ key, version: version ?? 0 });
  if (status === 'cancelled') return told('stopped');
  if (status === 'failed') return told('failed');
  switch (outcome) {
    case 'better':
      return told('better');
    case 'not_better':
      return told('notBetter');
    case 'too_few':
      return told('tooFew');
    case 'nothing_new':
      return told('nothingNew');
    default:
      return told(version ? 'applied' : 'appliedStart');
  }
}
