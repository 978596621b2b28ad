import type { Command } from 'commander';
import { type DemoAccount, type DemoSize, type DemoStage, demoSizeSchema } from '@/features/demo/contract';
import { systemActor } from '@/platform/database/transaction';
import { CommandError } from '../command-error';
import { type Opened, withMeno } from '../open';
import { recordCommand, WHOLE_DISTRICT } from '../record-command';

const POLL_MS = 300;

const STAGES: Record<DemoStage, string> = {
  waiting: 'waiting',
  course: 'reading the sample course',
  people: 'adding teachers and learners',
  history: 'living through the weeks',
  after: 'reckoning what follows from it',
  finished: 'done',
  removing: 'removing',
};

export function addDemoCommands(program: Command): void {
  const demo = program
    .command('demo')
    .description('make a demo school: the sample course, two classes of simulated learners, weeks of history')
    .option('--learners <number>', 'learners of each class', '30')
    .option('--weeks <number>', 'weeks of history', '6')
    .option('--seed <number>', 'the same seed gives the same school', '1')
    .action(async (options: { learners: string; weeks: string; seed: string }) => {
      const size = demoSizeSchema.safeParse({
        learnersPerClass: Number(options.learners),
        weeks: Number(options.weeks),
        seed: Number(options.seed),
      });
      if (!size.success)
        throw new CommandError('--learners: 1 to 200; --weeks: 1 to 26; --seed: a whole number from 0', 2);
      await withMeno((opened) => make(opened, size.data), { needsDistrict: false });
    });
  demo
    .command('remove')
    .description('remove the demo school, all of it and nothing else')
    .action(async () => {
      await withMeno(remove);
    });
}

async function make(opened: Opened, size: DemoSize): Promise<void> {
  const { services, foundation } = opened;
  const began = performance.now();
  const { districtId, accounts } = await begin(opened, size);
  const stop = () => {
    process.stderr.write('\nStopping: what there is of the demo school is being removed.\n');
    foundation.database.transaction(systemActor(districtId), services.demo.cancel).catch(() => {});
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const state = await watch(opened, districtId);
  process.off('SIGINT', stop);
  process.off('SIGTERM', stop);
  if (state === null) throw new CommandError('The demo school was stopped; nothing of it is left.');
  if (state !== 'ready') throw new CommandError('The demo school could not be made; nothing of it is left.');
  const { counts } = await foundation.database.transaction(systemActor(districtId), services.demo.show);
  const took = ((performance.now() - began) / 1000).toFixed(0);
  print(
    `The demo school is there after ${took} s: ${counts.learners} learners, ${counts.classes} classes, ${counts.lessons} lessons, ${counts.answers} answers. Everybody in it is simulated.`,
  );
  print('Sign in as one of these; the passwords are not shown again:');
  for (const { role, email, password } of accounts) print(`  ${role.padEnd(12)} ${email.padEnd(34)} ${password}`);
  print('Remove it with `npm run -s meno -- demo remove`.');
}

/** Beside what is there, or with a district and an admin of its own where there is nothing yet. */
async function begin(
  { services, foundation, districtId }: Opened,
  size: DemoSize,
): Promise<{ districtId: string; accounts: DemoAccount[] }> {
  if (districtId === '') {
    const made = await services.demo.setUp(size);
    return { districtId: made.districtId, accounts: made.begun.accounts };
  }
  const { accounts } = await services.demo.begin(size, {
    run: (work) => foundation.database.transaction(systemActor(districtId), work),
    requestedBy: null,
  });
  await services.demo.send(districtId);
  return { districtId, accounts };
}

async function remove(opened: Opened): Promise<void> {
  const { services, foundation, districtId } = opened;
  await recordCommand(opened, 'demo remove', { kind: 'change', record: 'demo', scope: WHOLE_DISTRICT });
  await foundation.database.transaction(systemActor(districtId), services.demo.remove);
  await services.demo.send(districtId);
  if ((await watch(opened, districtId)) !== null) throw new CommandError('The demo school could not be removed.');
  print('The demo school is gone.');
}

/** Shows how far it is until nobody works on it any more. @returns its state then; null: there is none. */
async function watch({ services, foundation }: Opened, districtId: string) {
  let shown = '';
  for (;;) {
    const demo = await foundation.database.transaction(systemActor(districtId), services.demo.show);
    const line = demo.stage ? `${String(Math.round(demo.share * 100)).padStart(3)} %  ${STAGES[demo.stage]}` : '';
    if (line !== shown && line !== '') {
      // One line that is written over on a terminal, one after another in a file.
      process.stderr.write(process.stderr.isTTY ? `\r${line.padEnd(48)}` : `${line}\n`);
      shown = line;
    }
    if (demo.state !== 'making' && demo.state !== 'removing') {
      if (process.stderr.isTTY) process.stderr.write('\n');
      return demo.state;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
