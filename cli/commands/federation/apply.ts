import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { type FederatedResult, federatedResultSchema, type SkillParameters } from '@/features/federation/plan';
import { LEAST_ANSWERS, LEAST_LEARNERS } from '@/features/mastery/model/fit-model';
import { tryPrior } from '@/features/mastery/model/try-prior';
import { systemActor } from '@/platform/database/transaction';
import { createCompute } from '@/server/compute';
import { CommandError } from '../../command-error';
import { type Opened, withMeno } from '../../open';
import { recordCommand, WHOLE_DISTRICT } from '../../record-command';
import { applyItems, measureAnew } from './apply-items';
import { readJson } from './files';
import { applyRisk } from './risk';

const ASK_EVERY_MS = 300;

export function addApplyCommand(federation: Command): void {
  federation
    .command('apply <result>')
    .description(
      'try what all found on this district’s own learners: the learner model comes into force if it is better, exercises start from it, the model of who may fall behind comes into force unless it is worse',
    )
    .action(async (file: string) => {
      await withMeno((opened) => apply(opened, file));
    });
  federation
    .command('forget')
    .description('let exercises start from their first guesses again, not from what districts found together')
    .action(async () => {
      await withMeno(forget);
    });
}

async function apply(opened: Opened, file: string): Promise<void> {
  const result = await readJson(file, federatedResultSchema);
  for (const line of await applySkills(opened, result)) print(line);
  for (const line of await applyItems(opened, result)) print(line);
  for (const line of await applyRisk(opened, result)) print(line);
}

async function applySkills(opened: Opened, result: FederatedResult): Promise<string[]> {
  const { foundation, services, districtId } = opened;
  const compute = createCompute();
  const now = () => new Date();
  const trial = await tryPrior(
    { database: foundation.database, fit: compute.fit, now },
    districtId,
    meanOf(result),
  ).finally(() => compute.close());
  if (!trial)
    return [
      `Skills: there are too few answers here to judge them by (${LEAST_ANSWERS} of ${LEAST_LEARNERS} learners are needed). The learner model stays as it is.`,
    ];
  const { candidate, inForce, answerCount } = trial.evaluation;
  const figures = `Skills, version ${trial.version}: log-loss ${candidate.logLoss.toFixed(4)} on ${answerCount} held-out answers; the one in force ${inForce.logLoss.toFixed(4)}.`;
  await recordCommand(opened, 'federation apply', {
    ...{ kind: 'change', record: 'learner-model', recordId: String(trial.version), scope: WHOLE_DISTRICT },
    why: `federation ${result.federation}`,
  });
  if (!trial.better) return [figures, 'It is kept aside: it is not clearly better on this district’s own learners.'];
  const run = await services.models.apply({ id: districtId, requestedBy: null }, trial.version);
  for (;;) {
    const { status } = await foundation.database.transaction(systemActor(districtId), (tx) =>
      services.models.run(tx, run.id),
    );
    if (status === 'done') return [figures, 'It is better, and in force. `meno model use` takes it back.'];
    if (status === 'failed' || status === 'cancelled')
      throw new CommandError('The run did not end well. The log says why.');
    await wait(ASK_EVERY_MS);
  }
}

async function forget(opened: Opened): Promise<void> {
  const { foundation, services, districtId } = opened;
  const courses = await foundation.database.transaction(systemActor(districtId), services.practice.foundTogether.drop);
  await measureAnew(opened, courses);
  await recordCommand(opened, 'federation forget', {
    ...{ kind: 'change', record: 'exercise-difficulties', scope: WHOLE_DISTRICT },
  });
  print(courses.length === 0 ? 'There was nothing to take back.' : 'Exercises start from their first guesses again.');
}

/** What concepts have in common: the mean of all skills. */
function meanOf({ skills }: FederatedResult): SkillParameters {
  const mean = (of: (parameters: SkillParameters) => number) =>
    skills.reduce((sum, { parameters }) => sum + of(parameters), 0) / Math.max(1, skills.length);
  return {
    pInit: mean(({ pInit }) => pInit),
    pLearn: mean(({ pLearn }) => pLearn),
    pForget: 0,
    pSlip: mean(({ pSlip }) => pSlip),
    pGuess: mean(({ pGuess }) => pGuess),
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
