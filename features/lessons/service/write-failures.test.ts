import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ScriptedTurn, scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import { ModelError, type ModelFailure } from '@/platform/models/types';
import { eventsOf, type TestLessons, testLessons } from '../testing';
import { DEFINITION, good, lessonOf, model, PLAN, TEXT } from './scripted-lesson.fixture';

const opened = testLessons();
let t: TestLessons;
let conceptId = '';
const signal = () => new AbortController().signal;

beforeAll(async () => {
  t = await opened();
  conceptId = await t.conceptId('While loop');
});

beforeEach(() => t.forget());

describe('when the model fails, the lesson is made from the material alone, with one note, and nothing half-written stays', () => {
  const TOO_LONG = { text: `## 1. What a while loop is\n\n${DEFINITION}`, reason: 'length' as const };
  const cases: [string, ScriptedTurn, ScriptedTurn, ModelFailure, string, boolean][] = [
    ['it is down', { failure: 'unavailable' }, { text: '' }, 'unavailable', 'model_unreachable', false],
    ['it is loading', { failure: 'loading' }, { text: '' }, 'loading', 'model_unreachable', false],
    ['it has too much to do', { failure: 'busy' }, { text: '' }, 'busy', 'model_busy', false],
    [
      'the learner has used up their share',
      { failure: 'over_budget' },
      { text: '' },
      'over_budget',
      'model_budget',
      false,
    ],
    ['its answer takes too long', { value: PLAN }, { failure: 'timeout' }, 'timeout', 'model_busy', false],
    [
      'it dies in mid-stream',
      { value: PLAN },
      { text: TEXT.slice(0, 520), thenFail: 'interrupted' },
      'interrupted',
      'model_unreachable',
      false,
    ],
    [
      'it lies about the schema',
      { value: { sections: 'three' } },
      { text: '' },
      'schema_mismatch',
      'model_unfit',
      false,
    ],
    ['its plan has nothing in it', { value: { sections: [] } }, { text: '' }, 'bad_answer', 'model_unfit', false],
    ['it refuses', { value: PLAN }, { failure: 'refused' }, 'refused', 'model_unfit', false],
    [
      'nothing of it is grounded',
      { value: PLAN },
      { text: '## 1. X\n\nCats purr at 30 hertz [c1].\n\n## 2. Y\n\nRome fell in 476 [c1].' },
      'bad_answer',
      'model_unfit',
      false,
    ],
    ['it writes garbage', { value: PLAN }, { text: '�� { } ]] null undefined' }, 'bad_answer', 'model_unfit', false],
    ['it is cut off early', { value: PLAN }, TOO_LONG, 'bad_answer', 'model_unfit', true],
  ];
  it.each(cases)('%s', async (_, plan, text, failure, note, withdrawn) => {
    const events = await eventsOf(t.lessons(model(plan, text)).write(t.request(conceptId), signal()));
    const lesson = lessonOf(events);
    expect(lesson).toMatchObject({ writer: 'composer', composer: 'extractive-2', note, number: 1 });
    expect(events.some(({ type }) => type === 'withdrawn')).toBe(withdrawn);
    expect(await t.stored()).toBe(1);
    expect(t.records).toMatchObject([
      { task: 'lesson', outcome: 'fallback', served: null, problem: { code: failure } },
    ]);
    // What the composer would have made without any model.
    await t.at.test.owner.query('delete from lessons');
    await t.at.test.owner.query('delete from shown_material');
    const plain = lessonOf(await eventsOf(t.lessons(null).write(t.request(conceptId), signal())));
    expect(lesson.sections).toEqual(plain.sections);
    expect(plain.note).toBeNull();
  });

  it('what came before the stream died is withdrawn', async () => {
    const serving = good();
    const slow: typeof serving = {
      ...serving,
      async *stream(job, abort) {
        for await (const event of serving.stream(job, abort)) {
          await new Promise((resolve) => setTimeout(resolve, 3));
          if (event.type === 'end') throw new ModelError('interrupted', 'The connection was cut.');
          yield event;
        }
        throw new Error('unreachable');
      },
    };
    const events = await eventsOf(t.lessons(slow).write(t.request(conceptId), signal()));
    const kinds = events.map(({ type }) => type);
    expect(kinds.indexOf('withdrawn')).toBeGreaterThan(kinds.indexOf('section'));
    expect(lessonOf(events)).toMatchObject({ writer: 'composer', note: 'model_unreachable' });
    expect(await t.stored()).toBe(1);
  });

  it('where no model is configured, nothing is said of models', async () => {
    const lesson = lessonOf(await eventsOf(t.lessons(scriptedServing([])).write(t.request(conceptId), signal())));
    expect(lesson).toMatchObject({ writer: 'composer', note: null, approach: 'worked_example' });
    expect(t.records).toEqual([]);
  });

  it('where every model rests, it says so without asking one', async () => {
    const serving = { ...good(), available: () => false };
    const lesson = lessonOf(await eventsOf(t.lessons(serving).write(t.request(conceptId), signal())));
    expect(lesson).toMatchObject({ writer: 'composer', note: 'model_unreachable' });
    expect(serving.jobs).toEqual([]);
  });

  it('where the context is too small for a lesson, it is not asked', async () => {
    const serving = scriptedServing(() => ({ failure: 'bad_answer' }), { contextTokens: 2_000 });
    const lesson = lessonOf(await eventsOf(t.lessons(serving).write(t.request(conceptId), signal())));
    expect(lesson).toMatchObject({ writer: 'composer', note: 'model_unfit' });
    expect(serving.jobs).toEqual([]);
  });

  it('an error of ours is reported, and the learner has a lesson all the same', async () => {
    const serving = scriptedServing(() => {
      throw new TypeError('a mistake in the program');
    });
    const lesson = lessonOf(await eventsOf(t.lessons(serving).write(t.request(conceptId), signal())));
    expect(lesson.writer).toBe('composer');
    expect(t.reported).toHaveLength(1);
  });
});
