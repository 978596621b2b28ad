import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { type FederatedResult, federatedResultSchema, type SkillParameters } from '@/features/federation/plan';
import { tryPrior } from '@/features/mastery/model/try-prior';
import { systemActor } from '@/platform/database/transaction';
import { createCompute } from '@/server/compute';
import { CommandError } from '../../command-error';
import { type Opened, withMeno } from '../../open';
import { recordCommand, WHOLE_DISTRICT } from '../../record-command';
import { readJson } from './files';

const ASK_EVERY_MS = 300;

export function addApplyCommand(federation: Command): void {
  federation
    .command('apply <result>')
    .description(
      'fit this district’s learner model from what all found, and put it into force if it is better on its own learners',
    )
    .action(async (file: string) => {
      await withMeno((opened) => apply(opened, file));
    });
}

async function apply(opened: Opened, file: string): Promise<void> {
  const { foundation, services, districtId } = opened;
  const result = await readJson(file, federatedResultSchema);
  const compute = createCompute();
  const now = () => new Date();
  const trial = await tryPrior(
    { database: foundation.database, fit: compute.fit, now },
    districtId,
    meanOf(result),
  ).finally(() => compute.close());
  if (!trial)
    throw new CommandError('There are too few answers to judge it by. `meno model list` says how many are needed.');
  const { candidate, inForce, answerCount } = trial.evaluation;
  print(
    `Version ${trial.version}: log-loss ${candidate.logLoss.toFixed(4)} on ${answerCount} held-out answers; the one in force ${inForce.logLoss.toFixed(4)}.`,
  );
  await recordCommand(opened, 'federation apply', {
    ...{ kind: 'change', record: 'learner-model', recordId: String(trial.version), scope: WHOLE_DISTRICT },
    why: `federation ${result.federation}`,
  });
  if (!trial.better) return print('It is kept aside: it is not clearly better on this district’s own learners.');
  const run = await services.models.apply({ id: districtId, requestedBy: null }, trial.version);
  for (;;) {
    const { status } = await foundation.database.transaction(systemActor(districtId), (tx) =>
      services.models.run(tx, run.id),
    );
    if (status === 'done') return print('It is better, and in force.');
    if (status === 'failed' || status === 'cancelled')
      throw new CommandError('The run did not end well. The log says why.');
    await wait(ASK_EVERY_MS);
  }
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
