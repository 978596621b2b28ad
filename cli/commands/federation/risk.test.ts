import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRandom } from '@/core/random/random';
import type { RiskFacts } from '@/core/risk/facts';
import { createRiskPort } from '@/features/early-warning/service/port';
import { federationPlanSchema, rhoOfPlan } from '@/features/federation/plan';
import { forResearch } from '@/features/federation/store';
import { signingKeys } from '@/platform/crypto/aggregation-crypto';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { systemActor, type Tx } from '@/platform/database/transaction';
import type { AuditEntry } from '@/platform/http/audit';
import { CommandError } from '../../command-error';
import { addRiskCommand, applyRisk } from './risk';

const NOW = new Date('2026-06-01T03:00:00Z');
/** Who has much of the course left falls behind, says one model; the other says the contrary. */
const RIGHT = [-4, 0, 0, 0, 0, 1, 0, 0, 5, 0];
const WRONG = RIGHT.map((each) => -each);

describe('a plan', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'meno-federation-risk-'));
    vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
    const members = Object.fromEntries(
      ['north', 'south', 'west'].map((name) => [name, Buffer.from(signingKeys().publicKey).toString('base64')]),
    );
    const plan = {
      ...{ name: 'maths', members, threshold: 2, skills: ['*'], rounds: 8, rho: 1 },
      ...{ mostAnswers: 8, mostConcepts: 5, deadlineS: 600 },
    };
    await writeFile(path.join(folder, 'plan.json'), JSON.stringify(plan));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true, force: true });
  });
  const command = async (...args: string[]) => {
    const program = new Command();
    addRiskCommand(program);
    const out = path.join(folder, 'with-risk.json');
    await program.parseAsync(['risk', path.join(folder, 'plan.json'), '--out', out, ...args], { from: 'user' });
    return federationPlanSchema.parse(JSON.parse(await readFile(out, 'utf8')));
  };

  it('is written anew with a model of risk, as measured or as said', async () => {
    const plan = await command();
    expect(plan.risk).toMatchObject({ rounds: 9, rho: 0.5, bound: 1.3 });
    expect(plan.risk?.features).toHaveLength(9);
    expect(rhoOfPlan(plan)).toBe(1.5);
    await expect(command()).rejects.toThrow('exists already');
  });

  it('is not written with numbers that mean nothing', async () => {
    await expect(command('--risk-rounds', '1')).rejects.toThrow(CommandError);
    await expect(command('--risk-rho', 'much')).rejects.toThrow(/risk.rho/);
    expect((await command('--risk-rounds', '7', '--risk-rho', '0.25')).risk).toMatchObject({ rounds: 7, rho: 0.25 });
  });
});

describe('a model of risk that districts made together', () => {
  const test = testDatabase();
  const port = createRiskPort({ now: () => NOW });
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) =>
    test().database.transaction(systemActor(test().districtId), work);
  const written: AuditEntry[] = [];
  const apply = (weights: readonly number[] | null | undefined) => {
    const risk = weights && { features: [], weights: [...weights], bound: 4 };
    return applyRisk(
      {
        foundation: { database: test().database },
        services: {
          earlyWarning: { port },
          audit: { now: async (_, entry) => void written.push(entry) },
        },
        districtId: test().districtId,
      },
      { federation: 'maths', ...(risk === undefined ? {} : { risk }) },
    );
  };
  const say = (learnerId: string, purpose: string, allowed: boolean) =>
    test().owner.query(
      `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
       values ($1, $2, $3, $4, $5, 99, $3, 'learner', now())`,
      [test().districtId, test().newId(), learnerId, purpose, allowed],
    );
  let courseId: string;
  /** A learner with a case that is over. */
  const learner = async (left: number, happened: boolean, research = true): Promise<string> => {
    const id = await addPerson(test(), 'learner');
    await say(id, 'risk', true);
    await say(id, 'research', research);
    const facts: RiskFacts = {
      ...{ silentDays: 2, activeDays: 4, answers: 20, answersBefore: 20, helped: 2, plans: 0 },
      ...{ unaided: 30, wrong: 10, gained: 4, known: Math.round(40 * (1 - left)), concepts: 40 },
      usual: { silentDays: 2, answers: 20, gained: 4 },
    };
    await test().owner.query(
      `insert into risk_cases (district_id, learner_id, course_id, week, at, facts, probability, model_version, warned, reasons, happened, settled_at)
       values ($1, $2, $3, '2026-04-06', '2026-04-06T03:00:00Z', $4, null, null, false, '[]', $5, '2026-05-04T03:00:00Z')`,
      [test().districtId, id, courseId, JSON.stringify(facts), happened],
    );
    return id;
  };

  beforeAll(() => {
    courseId = test().newId();
  });

  it('is in force where there is nothing to try it on, and nothing is said of none', async () => {
    expect(await apply(undefined)).toEqual([]);
    expect((await apply(null)).join()).toMatch(/nothing was found.*too few learners/);
    expect(written).toEqual([]);
    const lines = await apply(RIGHT);
    expect(lines.join()).toMatch(/version 1: .*to try it on.*in force until own ones/);
    expect(written).toMatchObject([
      {
        action: 'command: federation apply',
        kind: 'change',
        record: 'risk-model',
        recordId: '1',
        why: 'federation maths',
      },
    ]);
  });

  it('is kept aside where the district’s own learners speak against it, and in force where they speak for it', async () => {
    const random = createRandom(4);
    for (let i = 0; i < 60; i++) {
      const left = random.uniform();
      await learner(left, random.chance(left ** 2));
    }
    const against = (await apply(WRONG)).join();
    expect(against).toMatch(/version 2: AUC 0\.[0-4]\d\d .*kept aside/);
    const inForce = async () =>
      (await test().owner.query('select version from risk_models where active')).rows.map(({ version }) => version);
    expect(await inForce()).toEqual([1]);
    expect((await apply(RIGHT)).join()).toMatch(
      /version 3: AUC 0\.[7-9]\d\d .*by rules alone 0\.\d+\.,It is in force\./,
    );
    expect(await inForce()).toEqual([3]);
  });

  it('is made of those alone who said yes to research too', async () => {
    const no = await learner(0.5, false, false);
    const demo = await learner(0.5, true);
    await test().owner.query('update users set simulated = true where id = $1', [demo]);
    const [all, counted] = await asSystem(async (tx) => {
      const cases = await port.ownCases(tx);
      return [cases, await forResearch(tx, cases)];
    });
    expect(all.map(({ learnerId }) => learnerId)).toContain(no);
    expect(counted).toHaveLength(60);
    expect(counted.map(({ learnerId }) => learnerId)).not.toContain(no);
    expect(await asSystem((tx) => forResearch(tx, []))).toEqual([]);
  });
});
