import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { countsOfRound, startTracing, tracingAfterRound } from '@/core/federation/models/tracing-counts';
import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import type { OwnRiskCase } from '@/features/early-warning/contract';
import { aggregationCrypto } from '@/platform/crypto/aggregation-crypto';
import { coordinate, type Federation } from './coordinate';
import { improve } from './model';
import { forestOf, type OwnAnswer, type OwnItemAnswer, prepareOwn, vectorOf } from './own-counts';
import {
  type FederationPlan,
  FRACTION_BITS,
  federatedResultSchema,
  federationPlanSchema,
  RISK_STANDARD,
  START,
} from './plan';
import { stageAt } from './stages';
import { FederationFailed } from './take-part';
import { testMembers } from './testing';
import { districtAnswers, districtCases, districtItems, listedItems } from './testing-process';

const NAMES = ['north', 'south', 'west'];
const { keys, plan, join } = testMembers(NAMES);

const answersOf = (name: string) => districtAnswers(NAMES.indexOf(name) + 40, 150, 0.3);
const itemsOf = (name: string) => districtItems(NAMES.indexOf(name) + 40, 150);
const items = { listed: listedItems, rounds: 2, rho: 3, mostItems: 8 };

const member = (
  federation: Federation,
  name: string,
  agreed: FederationPlan,
  spend: (round: number) => boolean = () => true,
) =>
  join(
    ...([federation, name, agreed] as const),
    { answers: answersOf(name), itemAnswers: itemsOf(name), riskCases: [] },
    { spend },
  );

describe('a federation', () => {
  it('gives all members the same parameters, those of the pooled answers up to the noise', async () => {
    const agreed = plan({ rounds: 4, rho: 10, items });
    const federation = coordinate(aggregationCrypto, agreed, { runId: 'a', nowMs: 0 });
    const results = await Promise.all(NAMES.map((name) => member(federation, name, agreed)));
    expect(results[1]).toEqual(results[0]);
    expect(federation.result()).toEqual(results[0]);
    const pooled = forestOf(
      NAMES.flatMap((name) => answersOf(name).map((each) => ({ ...each, learnerId: `${name} ${each.learnerId}` }))),
      agreed,
    );
    let progress = startTracing(agreed.skills.map(() => START));
    for (let round = 0; round < 4; round++)
      progress = tracingAfterRound(progress, countsOfRound(pooled, progress.parameters, agreed.mostAnswers), {
        ...{ mostAnswers: agreed.mostAnswers, noise: 0 },
      });
    for (const [i, { parameters: found }] of (results[0]?.skills ?? []).entries())
      for (const name of ['pInit', 'pLearn', 'pSlip', 'pGuess'] as const)
        expect(Math.abs(found[name] - (progress.parameters[i]?.[name] ?? 0))).toBeLessThan(0.1);
    // The hard half of the listed exercises, in order.
    const found = results[0]?.items ?? [];
    expect(found.map(({ hash }) => hash)).toEqual(listedItems.map(({ hash }) => hash));
    for (const [i, { difficulty, deviation }] of found.entries()) {
      expect(Math.abs(difficulty - (i % 2 === 0 ? 0.3 : 0.7))).toBeLessThan(0.1);
      expect(deviation).toBeLessThan(0.1);
    }
    expect(results[0]?.rho).toBe(13);
  });

  it('fails where too few are left, and stops who has no budget any more', async () => {
    const agreed = plan();
    const federation = coordinate(aggregationCrypto, agreed, { runId: 'b', nowMs: 0 });
    const clock = setInterval(() => federation.tick(Date.now()), 5);
    const results = await Promise.allSettled([
      member(federation, 'north', agreed),
      member(federation, 'south', agreed, (round) => round < 1),
    ]);
    clearInterval(clock);
    for (const each of results)
      expect(each).toMatchObject({ status: 'rejected', reason: expect.any(FederationFailed) });
    expect(federation.stateFor('north').step).toBe('failed');
  });

  it('is not spent for a second time where the coordinator begins anew', async () => {
    const agreed = plan({ threshold: 3, rounds: 2 });
    let federation = coordinate(aggregationCrypto, agreed, { runId: 'd', nowMs: 0 });
    let spent = 0;
    const port = (name: string): Federation => ({
      stateFor: () => federation.stateFor(name),
      take: (...args) => federation.take(...args),
      tick: (now) => federation.tick(now),
      result: () => null,
    });
    const results = NAMES.map((name) =>
      member(port(name), name, agreed, () => {
        spent += 1;
        // The first round isn't over yet for anybody.
        if (spent === 3) federation = coordinate(aggregationCrypto, agreed, { runId: 'e', nowMs: 0 });
        return true;
      }),
    );
    for (const each of await Promise.allSettled(results))
      expect(each).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('begun anew') } });
    expect(spent).toBe(3);
  });

  it('takes no message that is late, of somebody else, or none', () => {
    const federation = coordinate(aggregationCrypto, plan(), { runId: 'c', nowMs: 0 });
    const none = { from: 'south', sealingKey: '', maskingKey: '', signature: '' };
    expect(() => federation.take('north', 'advertise', 1, none)).toThrow('speaks for');
    expect(() => federation.take('north', 'mask', 1, {})).toThrow('it is advertise');
    expect(() => federation.take('north', 'advertise', 2, {})).toThrow('it is advertise');
    expect(() => federation.take('north', 'advertise', 1, { from: 'north' })).toThrow(z.ZodError);
  });
});

describe('a plan', () => {
  it('is refused where a coordinator could unmask somebody, or noise would be missing', () => {
    const bad = (rest: object) => federationPlanSchema.safeParse({ ...plan(), ...rest }).success;
    expect(bad({ threshold: 3 })).toBe(true);
    for (const rest of [{ members: {} }, { colluding: 2 }, { skills: ['*', 'Loops'] }, { rho: 0 }, { threshold: 1 }])
      expect(bad(rest)).toBe(false);
  });
});

describe('what a district gives', () => {
  const base = {
    answers: districtAnswers(3, 20, 0.4),
    itemAnswers: districtItems(3, 20),
    riskCases: districtCases(3, 20),
  };
  const extra: OwnAnswer[] = ['Loops', 'Lists', 'Sets', 'Maps', 'Trees'].flatMap((concept) =>
    Array.from({ length: 9 }, (_, i) => ({ learnerId: 'new', concept, correct: i % 2 === 0 })),
  );
  // Everything against the first guess, and twice the same learner.
  const extraCase: OwnRiskCase = { learnerId: 'new', features: new Float64Array(9).fill(1), happened: false };
  const extraItems: OwnItemAnswer[] = districtItems(9, 1).map((each) => ({ ...each, learnerId: 'new', right: false }));
  // So little noise that the sums themselves are seen.
  const sumsOf = (own: typeof base, agreed: FederationPlan, round: number) => {
    const risk = agreed.risk && { ...agreed.risk, rho: 10 };
    const huge = { ...agreed, rho: 10 * agreed.rounds, ...(risk ? { risk } : {}) };
    return vectorOf(prepareOwn(agreed, own), improve(agreed).model(), huge, round, seededDraws(5));
  };

  it.each([
    ['of named skills', plan({ mostAnswers: 4 }), 0],
    ['of any concept', plan({ skills: ['*'], mostAnswers: 4, mostConcepts: 3 }), 0],
    ['of exercises', plan({ items: { ...items, mostItems: 3 } }), 3],
    ['of the curvature of risk', plan({ risk: RISK_STANDARD }), 3],
    ['of slopes of risk', plan({ risk: { ...RISK_STANDARD, bound: 0.8 } }), 4],
  ])('changes by no more than its bound with one learner more, %s', (_, agreed, round) => {
    const more = {
      answers: [...base.answers, ...extra],
      itemAnswers: [...base.itemAnswers, ...extraItems],
      riskCases: [...base.riskCases, extraCase, extraCase],
    };
    // The same noise on both, so that it cancels out.
    const [without, withThem] = [sumsOf(base, agreed, round), sumsOf(more, agreed, round)];
    const squared = without.reduce(
      (sum, each, i) => sum + (Number((withThem[i] ?? 0n) - each) / 2 ** FRACTION_BITS) ** 2,
      0,
    );
    expect(squared).toBeGreaterThan(0.1);
    expect(Math.sqrt(squared)).toBeLessThanOrEqual(stageAt(agreed, round).bound);
  });
});

describe('three districts as processes of their own', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'meno-federation-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('come to one result over HTTP, though one is gone in the midst of the second round', async () => {
    const file = path.join(folder, 'plan.json');
    const agreed = plan({
      rounds: 3,
      deadlineS: 8,
      items: { ...items, rounds: 1 },
      risk: { ...RISK_STANDARD, rounds: 2, rho: 1 },
    });
    await writeFile(file, JSON.stringify(agreed));
    const start = (...args: string[]) =>
      spawn(process.execPath, ['--import', 'tsx', 'features/federation/testing-process.ts', ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    const coordinator = start('coordinator', file);
    try {
      const port = await firstLine(coordinator.stdout);
      const members = NAMES.map((name, i) => {
        const key = Buffer.from(keys.get(name)?.privateKey ?? []).toString('base64');
        const child = start('member', file, name, port, key, String(i + 1), ...(name === 'west' ? ['drop'] : []));
        const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
        return { line: firstLine(child.stdout), ended };
      });
      expect(await Promise.all(members.map(({ ended }) => ended))).toEqual([0, 0, 7]);
      const [north, south] = await Promise.all(
        members
          .slice(0, 2)
          .map(async ({ line }) =>
            z.object({ result: federatedResultSchema, spent: z.number() }).parse(JSON.parse(await line)),
          ),
      );
      expect(south?.result).toEqual(north?.result);
      // The one that dropped out had given its vector in the second round: it counts there, and no longer in the third.
      expect(north?.result.survivors).toEqual([3, 3, 2, 2, 2, 2]);
      expect(north?.spent).toBeCloseTo(7, 9);
      expect(north?.result.risk?.weights).toHaveLength(10);
    } finally {
      coordinator.kill();
    }
  }, 120_000);
});

function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: stream });
    lines.once('line', resolve).once('close', () => resolve(''));
  });
}
