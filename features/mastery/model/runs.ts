import { systemActor, type Tx } from '@/platform/database/transaction';
import { applyModel, type Model } from './apply-model';
import type { ModelRun } from './contract';
import { LEAST_ANSWERS, LEAST_LEARNERS } from './fit-model';
import { readAnswers } from './read-answers';
import { renew } from './renew';
import { type GoOn, inForceNow, type Outcome, REFIT_STEPS, type RunDeps } from './run-parts';
import * as models from './store-models';
import * as runs from './store-runs';

/**
 * Does a run that waits, or that a killed process left; does nothing when it has ended. A fit that is better than what is
 * in force takes its place at once, and then every learner is reckoned anew.
 */
export async function doRun(deps: RunDeps, districtId: string, runId: string, signal: AbortSignal): Promise<void> {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(systemActor(districtId), work);
  const run = await asSystem((tx) => runs.claimRun(tx, runId));
  if (!run) return;
  const goOn = async (done: number, total: number) => {
    if (signal.aborted) throw new StoppingError();
    return !(await asSystem((tx) => runs.reportRun(tx, runId, done, total)));
  };
  try {
    const ended = await worked(deps, districtId, run, goOn);
    const end = ended ? { status: 'done' as const, ...ended } : { status: 'cancelled' as const };
    await asSystem((tx) => runs.finishRun(tx, runId, { ...end, finishedAt: deps.now() }));
  } catch (error) {
    // A process that is being stopped leaves the run as it is: the next one takes it up again.
    if (error instanceof StoppingError) return;
    await asSystem((tx) => runs.finishRun(tx, runId, { status: 'failed', finishedAt: deps.now() }));
    throw error;
  }
}

function worked(deps: RunDeps, districtId: string, run: Pick<ModelRun, 'kind' | 'version'>, goOn: GoOn) {
  if (run.kind === 'renew') return renew(deps, districtId, goOn);
  return run.kind === 'refit' ? refit(deps, districtId, goOn) : applyRun(deps, districtId, run, goOn);
}

class StoppingError extends Error {}

async function refit(deps: RunDeps, districtId: string, goOn: GoOn): Promise<Outcome | null> {
  const { database, now } = deps;
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(systemActor(districtId), work);
  if (!(await goOn(0, REFIT_STEPS))) return null;
  const totals = await asSystem(models.evidenceTotals);
  const newest = (await asSystem(models.listModels))[0]?.model;
  if (totals.answers < LEAST_ANSWERS || totals.learners < LEAST_LEARNERS) return { outcome: 'too_few' };
  if (newest && newest.upToSequence >= totals.last) return { outcome: 'nothing_new' };
  if (!(await goOn(1, REFIT_STEPS))) return null;
  const answers = await readAnswers(database, districtId);
  const inForce = await asSystem(inForceNow);
  if (!(await goOn(2, REFIT_STEPS))) return null;
  const fitted = await deps.fit({ answers, inForce });
  if (!fitted) return { outcome: 'too_few' };
  if (!(await goOn(3, REFIT_STEPS))) return null;
  const version = await asSystem(async (tx) => {
    const made = await models.insertModel(tx, fitted, totals.last, now());
    if (fitted.better) await models.activateModel(tx, made, now());
    return made;
  });
  if (!fitted.better) return { outcome: 'not_better', version };
  await applyModel(deps, districtId, { version, population: fitted.population }, goOn);
  return { outcome: 'better', version };
}

/** A version that was fitted before, or 0, into force. */
async function applyRun(
  deps: RunDeps,
  districtId: string,
  { version }: { version: number | null },
  goOn: GoOn,
): Promise<Outcome | null> {
  const model = await deps.database.transaction(systemActor(districtId), async (tx): Promise<Model> => {
    const wanted = version === null || version === 0 ? null : await models.modelOf(tx, version);
    await models.activateModel(tx, wanted?.version ?? 0, deps.now());
    return { version: wanted?.version ?? 0, population: wanted?.population ?? null };
  });
  const all = await applyModel(deps, districtId, model, goOn);
  return all ? { outcome: 'applied', version: model.version } : null;
}
