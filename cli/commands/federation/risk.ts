import type { Command } from 'commander';
import type { RiskEvaluation, RiskPort } from '@/features/early-warning/contract';
import { type FederatedResult, federationPlanSchema, RISK_STANDARD } from '@/features/federation/plan';
import type { Database } from '@/platform/database/transaction';
import { systemActor, type Tx } from '@/platform/database/transaction';
import type { AuditPort } from '@/platform/http/audit';
import { CommandError } from '../../command-error';
import { recordCommand, WHOLE_DISTRICT } from '../../record-command';
import { readJson, writeNew } from './files';

/** What the model of risk is taken over with. */
export interface RiskTaker {
  foundation: { database: Database };
  services: { earlyWarning: { port: Pick<RiskPort<Tx>, 'adopt'> }; audit: Pick<AuditPort, 'now'> };
  districtId: string;
}

interface RiskOptions {
  out: string;
  riskRounds: string;
  riskRho: string;
  riskBound: string;
}

/** `meno federation risk`: a plan by which the members also learn who may fall behind. */
export function addRiskCommand(federation: Command): void {
  federation
    .command('risk <plan>')
    .description('write a plan by which members also improve the model of who may fall behind; needs no database')
    .requiredOption('--out <file>', 'where the plan is written: a file that does not exist yet')
    .option(
      '--risk-rounds <number>',
      'rounds for it, the one look at the curvature among them',
      `${RISK_STANDARD.rounds}`,
    )
    .option(
      '--risk-rho <number>',
      'what these rounds lose together, beside those of the others',
      `${RISK_STANDARD.rho}`,
    )
    .option(
      '--risk-bound <number>',
      'length that a learner’s row of features is shortened to',
      `${RISK_STANDARD.bound}`,
    )
    .action(addRisk);
}

async function addRisk(file: string, { out, riskRounds, riskRho, riskBound }: RiskOptions): Promise<void> {
  const plan = await readJson(file, federationPlanSchema);
  const risk = { ...RISK_STANDARD, rounds: Number(riskRounds), rho: Number(riskRho), bound: Number(riskBound) };
  const whole = federationPlanSchema.safeParse({ ...plan, risk });
  if (!whole.success) {
    const [issue] = whole.error.issues;
    throw new CommandError(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`, 2);
  }
  await writeNew(out, whole.data);
  process.stdout.write(
    `${out}: with a model of who may fall behind, by ${risk.features.length} things that answers show.\n`,
  );
}

/**
 * Keeps the model of risk that all found as a version of its own; it is in force unless this district's own cases speak against it. @returns lines for whoever
 * gave the command.
 */
export async function applyRisk(
  { foundation, services, districtId }: RiskTaker,
  { risk, federation }: Pick<FederatedResult, 'risk' | 'federation'>,
): Promise<string[]> {
  if (risk === undefined) return [];
  if (risk === null)
    return ['Who may fall behind: nothing was found. There were too few learners to see through the noise.'];
  const { version, inForce, evaluation } = await foundation.database.transaction(systemActor(districtId), (tx) =>
    services.earlyWarning.port.adopt(tx, risk, new Date()),
  );
  await recordCommand({ services, districtId }, 'federation apply', {
    ...{ kind: 'change', record: 'risk-model', recordId: String(version), scope: WHOLE_DISTRICT },
    why: `federation ${federation}`,
  });
  return riskInWords(version, inForce, evaluation);
}

function riskInWords(version: number, inForce: boolean, evaluation: RiskEvaluation | null): string[] {
  const name = `Who may fall behind, version ${version}`;
  if (!evaluation) {
    return [
      `${name}: no learner of this district’s is over yet to try it on.`,
      inForce
        ? 'It is in force until own ones say otherwise.'
        : 'It is kept aside: this district has a model of its own.',
    ];
  }
  const [auc, low, high, rules] = [evaluation.auc, evaluation.low, evaluation.high, evaluation.rulesAuc].map((each) =>
    each.toFixed(3),
  );
  return [
    `${name}: AUC ${auc} (${low}–${high}) on this district’s own learners; by rules alone ${rules}.`,
    inForce ? 'It is in force.' : 'It is kept aside: rules, or this district’s own model, do better here.',
  ];
}
