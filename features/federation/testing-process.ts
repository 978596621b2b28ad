import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expectedSuccess } from '@/core/difficulty/target-success';
import { createRandom } from '@/core/random/random';
import { riskFeatures } from '@/core/risk/facts';
import { logistic } from '@/core/tracing/logistic/sigmoid';
import { drawAnswers } from '@/core/tracing/test-support/simulate-bkt';
import type { OwnRiskCase } from '@/features/early-warning/contract';
import { aggregationCrypto } from '@/platform/crypto/aggregation-crypto';
import { systemDraws } from '@/platform/crypto/random-bits';
import { coordinate } from './coordinate';
import type { OwnAnswer, OwnItemAnswer } from './own-counts';
import { federationPlanSchema, type ListedItem } from './plan';
import { reachCoordinator } from './reach';
import { serveFederation } from './serve';
import { takePart } from './take-part';

/** A district's simulated answers; those of other seeds are of other learners. */
export function districtAnswers(seed: number, learners: number, pInit: number): OwnAnswer[] {
  const random = createRandom(seed);
  return Array.from({ length: learners }, (_, i) =>
    ['Loops', 'Lists'].flatMap((concept) =>
      drawAnswers(random, { pInit, pLearn: 0.25, pForget: 0, pSlip: 0.08, pGuess: 0.18 }, 6).map((correct) => ({
        ...{ learnerId: `${i}`, concept, correct },
      })),
    ),
  ).flat();
}

/** Exercises that all districts have: easy and hard ones, each thought to be in the middle. */
export const listedItems: ListedItem[] = Array.from({ length: 8 }, (_, i) => ({
  hash: createHash('sha256').update(`exercise ${i}`).digest('hex'),
  guess: 0.5,
}));

const CHANCES = { pInit: 0.3, pLearn: 0.25, pSlip: 0.08, pGuess: 0.18 };

/** A district's simulated first answers to the listed exercises: every other one is hard. */
export function districtItems(seed: number, learners: number): OwnItemAnswer[] {
  const random = createRandom(seed);
  return Array.from({ length: learners }, (_, i) => {
    const known = random.chance(0.6) ? 0.95 : 0.1;
    return listedItems.map(({ hash }, at): OwnItemAnswer => {
      const right = random.chance(expectedSuccess(random.chance(known) ? 1 : 0, at % 2 === 0 ? 0.3 : 0.7, CHANCES));
      return { learnerId: `${i}`, hash, known, right, chances: CHANCES };
    });
  }).flat();
}

/** How much each feature counts among simulated learners, by their order; and the log-odds of none. */
const COUNTS = [1.5, 0.5, 1, 0, 2.5, 0.5, 1, 3, 0];
const LEAST = -6;

/** A district's simulated cases of risk; districts differ in what is usual there. */
export function districtCases(seed: number, learners: number): OwnRiskCase[] {
  const random = createRandom(seed);
  const usual = riskFeatures.map(() => random.normal(0.5, 0.15));
  return Array.from({ length: learners }, (_, i) => {
    const features = Float64Array.from(usual, (each) => Math.min(1, Math.max(0, random.normal(each, 0.25))));
    const odds = features.reduce((sum, each, at) => sum + each * (COUNTS[at] ?? 0), LEAST);
    return { learnerId: `${i}`, features, happened: random.chance(logistic(odds)) };
  });
}

/**
 * One party of a federation as a process of its own, for the test: `coordinator <plan>` prints its port and then the result; `member <plan> <name>
 * <port> <private key> <seed> [drop]` prints what it got, and with `drop` ends itself in the midst of the second round, before it would unmask.
 */
async function main([role, planFile = '', name = '', port = '', key = '', seed = '0', drop]: string[]): Promise<void> {
  const plan = federationPlanSchema.parse(JSON.parse(readFileSync(planFile, 'utf8')));
  const tokenOf = (member: string) => `token of ${member}`;
  if (role === 'coordinator') {
    const federation = coordinate(aggregationCrypto, plan, { runId: 'test', nowMs: Date.now() });
    const tokenHashes = Object.fromEntries(
      Object.keys(plan.members).map((each) => [each, createHash('sha256').update(tokenOf(each)).digest('hex')]),
    );
    const server = await serveFederation(federation, { tokenHashes, host: '127.0.0.1', port: 0 });
    process.stdout.write(`${server.port}\n`);
    return;
  }
  const reach = reachCoordinator(`http://127.0.0.1:${port}`, tokenOf(name), 1000);
  let spent = 0;
  const result = await takePart(
    {
      crypto: aggregationCrypto,
      coordinator: {
        state: reach.state,
        send: (step, session, message) => {
          if (drop && session === 2 && step === 'confirm') process.exit(7);
          return reach.send(step, session, message);
        },
      },
      draws: systemDraws,
      spend: async (rho) => {
        spent += rho;
        return true;
      },
      say: () => undefined,
    },
    plan,
    {
      ...{ name, signingKey: Uint8Array.from(Buffer.from(key, 'base64')) },
      ...{ answers: districtAnswers(Number(seed), 120, 0.3), itemAnswers: districtItems(Number(seed), 120) },
      riskCases: districtCases(Number(seed), 120),
    },
  );
  process.stdout.write(`${JSON.stringify({ result, spent })}\n`);
}

if (process.argv[1]?.endsWith('testing-process.ts')) await main(process.argv.slice(2));
