import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import type { LearnerModel, ModelRun } from '@/features/mastery/model/contract';
import { systemActor } from '@/platform/database/transaction';
import { CommandError } from '../command-error';
import { type Opened, withMeno } from '../open';

const ASK_EVERY_MS = 300;

export function addModelCommands(program: Command): void {
  const model = program.command('model').description('versions of the learner model');
  model
    .command('list')
    .description('show every version, how it did on learners held out, and which one is in force')
    .option('--json', 'everything, as JSON')
    .action(({ json }: { json?: boolean }) => withMeno((opened) => listVersions(opened, json ?? false)));
  model
    .command('refit')
    .description('fit a version to all answers now; it comes into force if it is better on learners held out')
    .action(() =>
      withMeno(async (opened) => {
        const { services, districtId } = opened;
        const run = await services.models.refit({ id: districtId, requestedBy: null });
        print(outcomeOf(await finished(opened, run)));
      }),
    );
  model
    .command('use <version>')
    .description('put a version into force (0: the starting values) and reckon every learner anew')
    .action((version: string) =>
      withMeno(async (opened) => {
        const wanted = Number(version);
        if (!/^\d{1,9}$/.test(version)) throw new CommandError(`version: a whole number, not ${version}`, 2);
        const { services, districtId } = opened;
        const run = await services.models.apply({ id: districtId, requestedBy: null }, wanted);
        print(outcomeOf(await finished(opened, run)));
      }),
    );
}

async function listVersions({ services, foundation, districtId }: Opened, json: boolean): Promise<void> {
  const models = await foundation.database.transaction(systemActor(districtId), services.models.list);
  if (json) return print(JSON.stringify(models));
  const { answerCount, learnerCount, leastAnswers, leastLearners } = models.evidence;
  print(`In force: ${models.activeVersion === 0 ? 'the starting values' : `version ${models.activeVersion}`}`);
  print(
    `To fit on: ${answerCount} answers of ${learnerCount} learners (at least ${leastAnswers} of ${leastLearners} are needed)`,
  );
  for (const version of models.versions) print(lineOf(version));
}

function lineOf({ version, createdAt, answerCount, evaluation, active }: LearnerModel): string {
  const { candidate, inForce, answerCount: heldOut } = evaluation;
  const before = inForce.version === 0 ? 'the starting values' : `version ${inForce.version}`;
  return [
    `${version}${active ? ' (in force)' : ''}  ${createdAt.slice(0, 16).replace('T', ' ')} UTC`,
    `fitted to ${answerCount} answers`,
    `log-loss ${candidate.logLoss.toFixed(4)} on ${heldOut} held-out answers, ${before} ${inForce.logLoss.toFixed(4)}`,
  ].join(', ');
}

/** Waits until a run has ended, saying how far it is; the server does it where one runs, else this process. */
async function finished({ services, foundation, districtId }: Opened, { id }: ModelRun): Promise<ModelRun> {
  let shown = '';
  for (;;) {
    const run = await foundation.database.transaction(systemActor(districtId), (tx) => services.models.run(tx, id));
    const line =
      run.total > 0 ? `${run.done} of ${run.total} ${run.kind === 'apply' ? 'learners' : 'steps'}` : run.status;
    if (line !== shown) process.stderr.write(`${line}\n`);
    shown = line;
    if (run.finishedAt) return run;
    await wait(ASK_EVERY_MS);
  }
}

/** @throws CommandError for a run that failed or was stopped. */
function outcomeOf({ status, outcome, version }: ModelRun): string {
  if (status === 'cancelled') throw new CommandError('The run was stopped.');
  if (status === 'failed') throw new CommandError('The run failed. The log says why.');
  switch (outcome) {
    case 'better':
      return `Version ${version} is better on learners held out, and in force.`;
    case 'not_better':
      return `Version ${version} is kept aside: it is not clearly better on learners held out.`;
    case 'too_few':
      return 'There are too few answers to fit on. `meno model list` says how many are needed.';
    case 'nothing_new':
      return 'There are no new answers since the last fit.';
    default:
      return version ? `Version ${version} is in force.` : 'The starting values are in force.';
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
