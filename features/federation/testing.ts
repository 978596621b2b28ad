import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { aggregationCrypto, signingKeys } from '@/platform/crypto/aggregation-crypto';
import type { Federation } from './coordinate';
import type { OwnRecords } from './own-counts';
import { type FederatedResult, type FederationPlan, federationPlanSchema } from './plan';
import { takePart } from './take-part';
import { type Step, stateSchema, toJson } from './wire';

export interface TestMember {
  /** Whether it has a budget for the round. */
  spend?: (round: number) => boolean;
  /** Before a message leaves; throws where the member is to be gone. */
  leaving?: (step: Step, session: number) => Promise<void> | void;
  /** Once a message was taken. */
  arrived?: (step: Step, session: number) => void;
  /** Milliseconds of the coordinator's clock; it stands still where left out. */
  now?: () => number;
}

/** Members with keys of their own, and what they agree on. */
export function testMembers(names: readonly string[]) {
  const keys = new Map(names.map((name) => [name, signingKeys()]));
  const members = Object.fromEntries(
    [...keys].map(([name, { publicKey }]) => [name, Buffer.from(publicKey).toString('base64')]),
  );
  return {
    keys,
    plan: (rest: Partial<FederationPlan> = {}): FederationPlan =>
      federationPlanSchema.parse({
        ...{ name: 'test', threshold: 2, colluding: 0, skills: ['Loops', 'Lists'], rounds: 3, rho: 3 },
        ...{ mostAnswers: 6, mostConcepts: 2, deadlineS: 1, members },
        ...rest,
      }),
    /** A member that speaks with the coordinator in this process, over JSON as by HTTP. */
    join: (
      federation: Federation,
      name: string,
      agreed: FederationPlan,
      own: OwnRecords,
      { spend = () => true, leaving, arrived, now = () => 0 }: TestMember = {},
    ): Promise<FederatedResult> =>
      takePart(
        {
          crypto: aggregationCrypto,
          coordinator: {
            state: async () => stateSchema.parse(JSON.parse(toJson(federation.stateFor(name)))),
            async send(step, session, message) {
              await leaving?.(step, session);
              try {
                federation.take(name, step, session, JSON.parse(toJson(message)));
              } catch {
                return false;
              }
              arrived?.(step, session);
              federation.tick(now());
              return true;
            },
          },
          draws: () => seededDraws(names.indexOf(name) + 1),
          spend: async (_, round) => spend(round),
          say: () => undefined,
        },
        agreed,
        { name, signingKey: keys.get(name)?.privateKey ?? new Uint8Array(32), ...own },
      ),
  };
}
