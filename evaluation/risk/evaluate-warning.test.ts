import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addWarningCommand } from '@/cli/commands/evaluate/warning';
import { createRandom } from '@/core/random/random';
import { DEFAULT_PARAMETERS, parametersOf } from '@/core/tracing/bkt';
import { createTracingDataBuilder } from '@/core/tracing/dataset';
import { evaluateWarning } from './evaluate-warning';
import { historiesOf, replay } from './replay';

const DAY_S = 24 * 3600;
/** A Monday. */
const START = Date.parse('2025-09-01T00:00:00Z') / 1000;

/** Who lets go sits down on fewer and fewer days; the others keep on. A new concept every four days of work. */
function answersOf(learners: number, days: number) {
  const random = createRandom(3);
  const builder = createTracingDataBuilder();
  for (let learner = 0; learner < learners; learner++) {
    const letsGo = learner % 2 === 0;
    const from = random.integer(days - 56);
    let [order, sat] = [0, 0];
    for (let day = 0; day < days; day++) {
      const eagerness = letsGo && day > from ? 0.5 * Math.exp(-(day - from) / 12) : 0.5;
      if (!random.chance(eagerness)) continue;
      sat += 1;
      for (let i = 0; i < 3; i++)
        builder.add({
          ...{ learner: `l${learner}`, skill: `s${Math.floor(sat / 4)}`, item: `i${i}`, order },
          ...{ correct: random.chance(0.8), time: START + day * DAY_S + 36_000 + 60 * order++ },
        });
    }
  }
  return builder.build();
}

const data = answersOf(160, 168);
const time = data.time ?? new Float64Array(0);
const progress = () => {};
const options = { tracing: { kind: 'start', guess: 0.05 }, seed: 1, progress } as const;

it('tells who lets go better than chance, and says what each feature does', () => {
  const found = evaluateWarning(data, time, options);
  expect(found).toMatchObject({ learners: 160, weeks: 19, fitLearners: 80, testLearners: 80 });
  const of = (name: string) => found.models.find(({ model }) => model === name);
  expect(of('share of all')?.auc).toBe(0.5);
  expect(of('regression')?.low).toBeGreaterThan(0.6);
  expect(of('regression')?.brier).toBeLessThan(of('share of all')?.brier ?? 0);
  expect(of('regression, later weeks')?.auc).toBeGreaterThan(0.6);
  const [rules, , asMany] = found.pointedOut;
  expect(asMany?.share).toBe(rules?.share);
  expect(found.weights.map(({ feature }) => feature)).toContain('silence');
});

it('counts and fits nothing where too few are there to fit on', () => {
  const few = answersOf(20, 112);
  const found = evaluateWarning(few, few.time ?? new Float64Array(0), options);
  expect(found).toMatchObject({ learners: 20, models: [], why: expect.stringContaining('too few') });
});

it('a case goes by what lay before it, and its outcome by four weeks', () => {
  const parameters = parametersOf(DEFAULT_PARAMETERS, 0.05);
  const casesOf = (correct: Uint8Array) =>
    replay(
      data.learnerNames,
      historiesOf({ ...data, correct }, time, () => parameters),
      data.skillNames.length,
    ).cases;
  const before = casesOf(data.correct);
  const moment = before[Math.floor(before.length / 2)]?.at ?? 0;
  const turned = data.correct.map((each, row) => ((time[row] ?? 0) * 1000 > moment ? 1 : each));
  const after = casesOf(turned);
  const featuresAt = (cases: typeof before) =>
    cases.filter(({ at }) => at === moment).map(({ learner, features }) => [learner, ...features]);
  const told = (cases: typeof before) =>
    cases
      .filter(({ at }) => at <= moment - 28 * DAY_S * 1000)
      .map(({ learner, at, happened }) => [learner, at, happened]);
  expect(new Date(moment).getUTCDay()).toBe(1);
  // What comes after makes other cases that can be told; those that both know are the same before the moment.
  const both = new Set(featuresAt(after).map(([learner]) => learner));
  expect(featuresAt(before).filter(([learner]) => both.has(learner)).length).toBeGreaterThan(20);
  expect(featuresAt(after).filter(([learner]) => featuresAt(before).some(([other]) => other === learner))).toEqual(
    featuresAt(before).filter(([learner]) => both.has(learner)),
  );
  expect(told(after)).toEqual(told(before));
});

describe('the command', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    ['no times', 'student,skill,item,correct,order\na,s,i,1,0\n', /answers\.csv: row 1: column time missing/],
    [
      'a time that is none',
      'student,skill,item,correct,order,time\na,s,i,1,0,soon\n',
      /row 2: time should be a number/,
    ],
  ])('refuses %s with exit code 2', async (_what, content, message) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'meno-warning-'));
    const file = path.join(folder, 'answers.csv');
    await writeFile(file, content);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const program = new Command().exitOverride();
    addWarningCommand(program);
    const failure = await program
      .parseAsync(['warning', '--data', file], { from: 'user' })
      .catch((error: unknown) => error);
    await rm(folder, { recursive: true, force: true });
    expect(failure).toMatchObject({ name: 'CommandError', exitCode: 2 });
    expect(String(failure)).toMatch(message);
  });
});
