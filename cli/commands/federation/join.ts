import type { Command } from 'commander';
import { AggregationRefusal } from '@/core/federation/aggregation/session';
import { federationPlanSchema, rhoOfPlan } from '@/features/federation/plan';
import { CoordinatorOutOfReach, reachCoordinator } from '@/features/federation/reach';
import { FederationFailed, takePart } from '@/features/federation/take-part';
import { aggregationCrypto } from '@/platform/crypto/aggregation-crypto';
import { systemDraws } from '@/platform/crypto/random-bits';
import { systemActor } from '@/platform/database/transaction';
import { CommandError } from '../../command-error';
import { type Opened, withMeno } from '../../open';
import { recordCommand, WHOLE_DISTRICT } from '../../record-command';
import { checkFree, federationKey, readJson, tokenOf, writeNew } from './files';
import { readOwn } from './own-data';

interface JoinOptions {
  as: string;
  coordinator: string;
  tokenFile?: string;
  out: string;
}

/** A line that is gone for longer ends it; what was spent stays spent. */
const MOST_PATIENCE_MS = 120_000;

export function addJoinCommand(federation: Command): void {
  federation
    .command('join <plan>')
    .description('train on this district’s own answers and give clipped, noised, masked sums to the coordinator')
    .requiredOption('--as <member>', 'the name that this district has in the plan')
    .requiredOption('--coordinator <address>', 'its address, the only one that is ever asked')
    .option('--token-file <file>', 'file with this district’s token; MENO_FEDERATION_TOKEN where it is left out')
    .requiredOption('--out <file>', 'where the result is written: a file that does not exist yet')
    .action(async (plan: string, options: JoinOptions) => {
      await withMeno((opened) => join(opened, plan, options));
    });
}

async function join(
  opened: Opened,
  planFile: string,
  { as: name, coordinator, tokenFile, out }: JoinOptions,
): Promise<void> {
  const { services, foundation, districtId } = opened;
  const plan = await readJson(planFile, federationPlanSchema);
  const key = await federationKey(foundation.config.MENO_DATA);
  if (plan.members[name] !== key.publicKey) {
    throw new CommandError(
      `The plan has another key for ${name} than this district’s: see \`meno federation key\`.`,
      2,
    );
  }
  const token = await tokenOf(tokenFile);
  // All would be spent by then, and the result lost.
  await checkFree(out);
  const asSystem = systemActor(districtId);
  const answersUntil = new Date().toISOString();
  const own = await readOwn(opened, plan);
  const learners = new Set(own.answers.map(({ learnerId }) => learnerId)).size;
  process.stderr.write(`${own.answers.length} answers of ${learners} learners who agreed.\n`);
  if (plan.items) {
    const { length } = plan.items.listed;
    process.stderr.write(
      `${own.held} of the ${length} listed exercises, with ${own.itemAnswers.length} first answers of such learners.\n`,
    );
  }
  if (plan.risk) process.stderr.write(`${own.riskCases.length} learners of whom it is known who fell behind.\n`);
  const { items } = await foundation.database.transaction(asSystem, services.budgets.list);
  const left = items.find(({ dataSet }) => dataSet === 'federation')?.left ?? 0;
  if (left < rhoOfPlan(plan))
    throw new CommandError(
      `The plan loses ${rhoOfPlan(plan)}, and ${left} of this district’s budget is left. See Records for research, Budgets and rules.`,
    );
  // Before anything is given away.
  await recordCommand(opened, 'federation join', {
    ...{ kind: 'export', record: 'research-figures', scope: WHOLE_DISTRICT, why: `federation ${plan.name}` },
  });
  const result = await inWords(async () =>
    takePart(
      {
        crypto: aggregationCrypto,
        coordinator: reachCoordinator(coordinator, token, MOST_PATIENCE_MS),
        draws: systemDraws,
        spend: async (rho) => {
          const spending = { dataSet: 'federation', purpose: plan.name, rho, by: null } as const;
          const spent = await foundation.database.transaction(asSystem, (tx) =>
            services.budgets.port.spend(tx, spending),
          );
          return spent.granted;
        },
        say: (line) => process.stderr.write(`${line}\n`),
      },
      plan,
      { name, signingKey: Uint8Array.from(Buffer.from(key.privateKey, 'base64')), ...own },
    ),
  );
  await writeNew(out, { ...result, answersUntil });
  process.stdout.write(`${out}: written. \`meno federation apply ${out}\` tries it on this district’s own learners.\n`);
}

/** What ends a federation for this district, as a line for whoever gave the command. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    if (error instanceof FederationFailed || error instanceof CoordinatorOutOfReach)
      throw new CommandError(error.message);
    if (error instanceof AggregationRefusal)
      throw new CommandError(
        `Nothing more was given: what the coordinator said could have told this district’s numbers (${error.message}).`,
      );
    throw error;
  });
}
