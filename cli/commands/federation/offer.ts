import type { Command } from 'commander';
import { itemOfferSchema, itemsInCommon, offerOf, UnfitOffer } from '@/features/federation/offers';
import { type FederationPlan, federationPlanSchema, leastHolders } from '@/features/federation/plan';
import { ownItems } from '@/features/federation/store';
import { systemActor } from '@/platform/database/transaction';
import { CommandError } from '../../command-error';
import { type Opened, withMeno } from '../../open';
import { recordCommand, WHOLE_DISTRICT } from '../../record-command';
import { readJson, writeNew } from './files';

interface OfferOptions {
  as: string;
  out: string;
  course: string[];
}

interface ListOptions {
  out: string;
  rounds: string;
  rho: string;
  mostItems: string;
}

/** `meno federation offer` and `list`: which exercises the members of a plan have in common. */
export function addOfferCommands(federation: Command): void {
  federation
    .command('offer <plan>')
    .description('write hashes of this district’s exercises into a file, for whoever writes the plan')
    .requiredOption('--as <member>', 'the name that this district has in the plan')
    .requiredOption('--out <file>', 'where they are written: a file that does not exist yet')
    .option(
      '--course <id>',
      'exercises of this course alone; may be said again',
      (id: string, all: string[]) => [...all, id],
      [],
    )
    .action(async (plan: string, options: OfferOptions) => {
      await withMeno((opened) => offer(opened, plan, options));
    });
  federation
    .command('list <plan> <offers...>')
    .description('write a plan that lists the exercises which enough members have; needs no database')
    .requiredOption('--out <file>', 'where the plan is written: a file that does not exist yet')
    .option('--rounds <number>', 'rounds for the exercises', '3')
    .option('--rho <number>', 'what these rounds lose together, beside those of the skills', '0.5')
    .option('--most-items <number>', 'first exercises of a learner that count', '40')
    .action(list);
}

async function offer(opened: Opened, file: string, { as: member, out, course }: OfferOptions): Promise<void> {
  const { foundation, districtId } = opened;
  const plan = await readJson(file, federationPlanSchema);
  if (!Object.hasOwn(plan.members, member)) throw new CommandError(`The plan has no member ${member}.`, 2);
  const wanted = course.length > 0 ? course : undefined;
  const items = await foundation.database.transaction(systemActor(districtId), (tx) => ownItems(tx, plan.name, wanted));
  const offered = offerOf(plan.name, member, items);
  if (offered.items.length === 0) throw new CommandError('There are no exercises to tell others about.');
  await recordCommand(opened, 'federation offer', {
    ...{ kind: 'export', record: 'exercise-hashes', scope: WHOLE_DISTRICT, why: `federation ${plan.name}` },
  });
  await writeNew(out, offered);
  const courses = new Set(items.map(({ courseId }) => courseId)).size;
  process.stdout.write(
    `${out}: hashes of ${offered.items.length} exercises in ${courses} ${courses === 1 ? 'course' : 'courses'}. No words, and nothing of learners.\n`,
  );
}

async function list(file: string, offerFiles: string[], options: ListOptions): Promise<void> {
  const plan = await readJson(file, federationPlanSchema);
  const offers = [];
  for (const each of offerFiles) offers.push(await readJson(each, itemOfferSchema));
  const listed = inCommon(plan, offers);
  const least = leastHolders(Object.keys(plan.members).length, plan.threshold);
  if (listed.length === 0)
    throw new CommandError(`No exercise is on the lists of ${least} members. The plan is as good without them.`);
  const items = {
    ...{ listed, rounds: Number(options.rounds), rho: Number(options.rho), mostItems: Number(options.mostItems) },
  };
  const whole = federationPlanSchema.safeParse({ ...plan, items });
  if (!whole.success) throw new CommandError(whole.error.issues[0]?.message ?? '', 2);
  await writeNew(options.out, whole.data);
  process.stdout.write(`${options.out}: ${listed.length} exercises that ${least} or more of the members have.\n`);
}

function inCommon(plan: FederationPlan, offers: Parameters<typeof itemsInCommon>[1]) {
  try {
    return itemsInCommon(plan, offers);
  } catch (error) {
    throw error instanceof UnfitOffer ? new CommandError(error.message, 2) : error;
  }
}
