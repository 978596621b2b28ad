import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { federationPlanSchema } from '@/features/federation/plan';
import { reachCoordinator } from '@/features/federation/reach';
import { ownAnswers } from '@/features/federation/store';
import { FederationFailed, takePart } from '@/features/federation/take-part';
import { aggregationCrypto } from '@/platform/crypto/aggregation-crypto';
import { systemDraws } from '@/platform/crypto/random-bits';
import { systemActor } from '@/platform/database/transaction';
import { CommandError } from '../../command-error';
import { type Opened, withMeno } from '../../open';
import { recordCommand, WHOLE_DISTRICT } from '../../record-command';
import { federationKey, readJson, tokenOf } from './files';

interface JoinOptions {
  as: string;
  coordinator: string;
  tokenFile?: string;
  out: string;
}

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
  const asSystem = systemActor(districtId);
  const answers = await foundation.database.transaction(asSystem, ownAnswers);
  process.stderr.write(
    `${answers.length} answers of ${new Set(answers.map(({ learnerId }) => learnerId)).size} learners who agreed.\n`,
  );
  const { items } = await foundation.database.transaction(asSystem, services.budgets.list);
  const left = items.find(({ dataSet }) => dataSet === 'federation')?.left ?? 0;
  if (left < plan.rho)
    throw new CommandError(`The plan loses ${plan.rho}, and ${left} of this district’s budget is left.`);
  // Before anything is given away.
  await recordCommand(opened, 'federation join', {
    ...{ kind: 'export', record: 'research-figures', scope: WHOLE_DISTRICT, why: `federation ${plan.name}` },
  });
  const result = await takePart(
    {
      crypto: aggregationCrypto,
      coordinator: reachCoordinator(coordinator, token),
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
    { name, signingKey: Uint8Array.from(Buffer.from(key.privateKey, 'base64')), answers },
  ).catch((error: unknown) => {
    throw error instanceof FederationFailed ? new CommandError(error.message) : error;
  });
  await writeFile(out, `${JSON.stringify(result, null, 2)}\n`, { flag: 'wx' });
  process.stdout.write(`${out}: written. \`meno federation apply ${out}\` tries it on this district’s own learners.\n`);
}
