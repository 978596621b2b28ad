import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ArmQuestion, ArmSettings, ExperimentsPort } from '@/features/experiments/contract';
import type { Tx } from '@/platform/database/transaction';
import { createAhead } from '../ahead/compose-ahead';
import { eventsOf, type TestLessons, testLessons } from '../testing';
import { good, lessonOf } from './scripted-lesson.fixture';

const opened = testLessons();
let t: TestLessons;
let conceptId = '';
const signal = () => new AbortController().signal;

beforeAll(async () => {
  t = await opened();
  conceptId = await t.conceptId('While loop');
});

beforeEach(() => t.forget());

/** Experiments in which everybody has these arms; `asked` says what was asked for, and whether it was an exposure. */
function arms(settings: ArmSettings[]) {
  const asked: string[] = [];
  const answer =
    (how: string) =>
    async (_: Tx, { subject }: ArmQuestion) => {
      asked.push(`${how} ${subject}`);
      const arm = settings.find((each) => each.subject === subject);
      return arm ? { experimentId: null, arm } : null;
    };
  const port: ExperimentsPort<Tx> = { armOf: answer('exposed'), knownArmOf: answer('ahead') };
  return { port, asked };
}

const socratic: ArmSettings = { subject: 'approach', approach: 'socratic' };
const plain: ArmSettings = { subject: 'prompt', prompt: 'lesson-text', version: 2, words: 'simple' };

/** What the model was told of sentences. */
async function longestSentence(settings: ArmSettings[], words: 'usual' | 'simple' = 'usual'): Promise<string> {
  await t.at.asLearner((tx) => t.lessons(null).setPreferences(tx, t.at.learner.userId, { words, length: 'usual' }));
  const serving = good();
  await eventsOf(t.lessons(serving, arms(settings).port).write(t.request(conceptId), signal()));
  const told = serving.jobs[0]?.request.messages.map(({ content }) => content).join('\n') ?? '';
  await t.at.test.owner.query('delete from reading_preferences');
  await t.forget();
  return /none over (\d+)/.exec(told)?.[1] ?? '';
}

describe('lessons under comparison', () => {
  it('teach as the arm says, with a model and without', async () => {
    for (const serving of [good(), null]) {
      const { port, asked } = arms([socratic]);
      const events = await eventsOf(t.lessons(serving, port).write(t.request(conceptId), signal()));
      expect(lessonOf(events).approach).toBe('socratic');
      expect(asked).toEqual(serving ? ['exposed approach', 'exposed prompt'] : ['exposed approach']);
      await t.forget();
    }
  });

  it('leave the choice as it is where the arm leaves it, and follow the learner before all', async () => {
    const asIs = lessonOf(await eventsOf(t.lessons(good()).write(t.request(conceptId), signal()))).approach;
    await t.forget();
    const bandit = arms([{ subject: 'approach', approach: 'bandit' }]);
    const left = await eventsOf(t.lessons(good(), bandit.port).write(t.request(conceptId), signal()));
    expect(lessonOf(left).approach).toBe(asIs);
    await t.forget();
    const { port, asked } = arms([socratic]);
    const request = t.request(conceptId, { approach: 'concise' });
    expect(lessonOf(await eventsOf(t.lessons(good(), port).write(request, signal()))).approach).toBe('concise');
    expect(asked).not.toContain('exposed approach');
  });

  it('use the words of the arm, and plainer ones for who asked for them', async () => {
    const usual = await longestSentence([]);
    const simple = await longestSentence([], 'simple');
    expect(simple).not.toBe(usual);
    expect(await longestSentence([plain])).toBe(simple);
    const usualArm: ArmSettings = { subject: 'prompt', prompt: 'lesson-text', version: 2, words: 'usual' };
    expect(await longestSentence([usualArm], 'simple')).toBe(simple);
    const gone: ArmSettings = { subject: 'prompt', prompt: 'lesson-text', version: 1, words: 'simple' };
    expect(await longestSentence([gone])).toBe(usual);
  });

  it('that are written ahead give nobody an arm', async () => {
    await t.at.test.owner.query(
      `insert into events (district_id, learner_id, course_id, kind, payload) values ($1, $2, $3, 'attempt.recorded', '{}')`,
      [t.at.test.districtId, t.at.learner.userId, t.courseId],
    );
    const { port, asked } = arms([socratic, plain]);
    const ahead = createAhead({
      ...t.ahead(good(), port),
      database: t.at.test.database,
      currentDistrict: async () => ({ id: t.at.test.districtId }),
    });
    await ahead.round(signal());
    expect(asked).toEqual(['ahead approach', 'ahead prompt']);
  });
});
