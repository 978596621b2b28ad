import { lt } from 'drizzle-orm';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { learnerModels } from '../schema';
import { applyModel } from './apply-model';
import { LEAST_ANSWERS, LEAST_LEARNERS } from './fit-model';
import { readAnswers } from './read-answers';
import { type GoOn, inForceNow, type Outcome, REFIT_STEPS, type RunDeps } from './run-parts';
import * as models from './store-models';

/**
 * Fits the learner model to the answers that are left after some were deleted, puts it into force whether it is better or not, reckons every
 * learner anew, and forgets all versions before it, since each of them may have learned from what was deleted. With too few answers left the
 * starting values hold. Run again, it does the same.
 */
export async function renew(deps: RunDeps, districtId: string, goOn: GoOn): Promise<Outcome | null> {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(systemActor(districtId), work);
  if (!(await goOn(0, REFIT_STEPS))) return null;
  const [newest] = await asSystem(models.listModels);
  if (!newest) return { outcome: 'nothing_new' };
  const totals = await asSystem(models.evidenceTotals);
  const enough = totals.answers >= LEAST_ANSWERS && totals.learners >= LEAST_LEARNERS;
  if (!(await goOn(1, REFIT_STEPS))) return null;
  const fitted = enough
    ? await deps.fit({ answers: await readAnswers(deps.database, districtId), inForce: await asSystem(inForceNow) })
    : null;
  if (!(await goOn(3, REFIT_STEPS))) return null;
  const version = await asSystem(async (tx) => {
    const made = fitted ? await models.insertModel(tx, fitted, totals.last, deps.now()) : 0;
    await models.activateModel(tx, made, deps.now());
    return made;
  });
  if (!(await applyModel(deps, districtId, { version, population: fitted?.population ?? null }, goOn))) return null;
  await asSystem((tx) => forgetBefore(tx, version === 0 ? newest.model.version + 1 : version));
  return fitted ? { outcome: fitted.better ? 'better' : 'applied', version } : { outcome: 'too_few' };
}

/** Deletes the versions below a number, with their parameters. */
async function forgetBefore(tx: Tx, version: number): Promise<void> {
  await tx.delete(learnerModels).where(lt(learnerModels.version, version));
}
