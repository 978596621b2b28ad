import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPassages } from '@/platform/models/prompt-passages';
import { type ScriptedTurn, scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import type { ModelJob } from '@/platform/models/serving/types';
import { ModelError, type ModelFailure } from '@/platform/models/types';
import type { Lesson, LessonEvent } from '../contract';
import { eventsOf, type TestLessons, testLessons } from '../testing';

const opened = testLessons();
let t: TestLessons;
let conceptId = '';
const signal = () => new AbortController().signal;

beforeAll(async () => {
  t = await opened();
  conceptId = await t.conceptId('While loop');
});

beforeEach(async () => {
  t.records.length = 0;
  t.reported.length = 0;
  for (const table of ['lessons', 'shown_material', 'prepared_lessons', 'idempotency_keys'])
    await t.at.test.owner.query(`delete from ${table}`);
});

const PLAN = {
  sections: [
    { kind: 'definition', title: 'What a while loop is', passages: ['c1'], pieces: [] },
    { kind: 'example', title: 'Counting down', passages: ['[c1]'], pieces: ['s1'] },
    { kind: 'caution', title: 'When it never ends', passages: ['c1'], pieces: [] },
  ],
};
/** Sections out of order in the plan of a careless model; the order of lessons is not the model's. */
const SHUFFLED = { sections: [...PLAN.sections].reverse() };

const DEFINITION =
  'A while loop is a statement that repeats its body as long as its condition is true [c1]. The condition is tested before each round [c1]. When the condition is false, the loop ends and the program goes on below it [c1].';
const EXAMPLE =
  'The count falls by one in each round until it reaches zero [c1].\n\n[[s1]]\n\nA programmer reads such a table to find the round in which a loop goes wrong [c1].';
const CAUTION =
  'The body must change something that the condition reads [c1]. Otherwise the condition stays true and the loop never ends [c1]. Such a loop is called an endless loop [c1].';
const TEXT = `## 1. What a while loop is\n\n${DEFINITION}\n\n## 2. Counting down\n\n${EXAMPLE}\n\n## 3. When it never ends\n\n${CAUTION}\n`;

/** Answers plans and texts as given; sentences to be written again and paragraphs to be plainer get none. */
function model(plan: ScriptedTurn, text: ScriptedTurn) {
  return scriptedServing((job: ModelJob) => {
    if (job.prompt.name === 'lesson-plan') return plan;
    if (job.prompt.name === 'lesson-text') return text;
    return { failure: 'bad_answer' };
  });
}
const good = () => model({ value: PLAN }, { text: pieces(TEXT) });

function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,17}/g) ?? [];
}

function lessonOf(events: readonly LessonEvent[]): Lesson {
  const last = events.at(-1);
  if (last?.type !== 'lesson') throw new Error(`no lesson: ${JSON.stringify(last)}`);
  return last.lesson;
}
const wordsOf = (lesson: Lesson) =>
  lesson.sections.flatMap(({ blocks }) => blocks.map(({ markdown }) => markdown)).join('\n');
const stored = async () => Number((await t.at.test.owner.query('select count(*) as n from lessons')).rows[0].n);

describe('a lesson by a model', () => {
  it('comes section by section in the order of lessons, cited, with the material’s own table, and is kept', async () => {
    const serving = good();
    const events = await eventsOf(t.lessons(serving).write(t.request(conceptId), signal()));
    expect(t.reported).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(['planning', 'writing', 'section', 'section', 'section', 'lesson']);
    const lesson = lessonOf(events);
    expect(lesson.writer).toBe('model');
    expect(lesson.note).toBeNull();
    expect(lesson.composer).toBe('scripted lesson-text-1');
    expect(lesson.sections.map(({ kind }) => kind)).toEqual(['definition', 'example', 'caution']);
    expect(events.flatMap((event) => (event.type === 'section' ? [event.section] : []))).toEqual(lesson.sections);
    for (const block of lesson.sections.flatMap(({ blocks }) => blocks)) {
      expect(block.citations.length).toBeGreaterThan(0);
      expect(block.markdown).not.toMatch(/\[c\d|\[\[s/);
    }
    expect(wordsOf(lesson)).toContain('count = count - 1');
    expect(lesson.exercises.length).toBeGreaterThan(0);
    expect(await t.at.asLearner((tx) => t.lessons(null).get(tx, t.courseId, lesson.id))).toEqual(lesson);
    expect(t.records).toMatchObject([
      {
        task: 'lesson',
        outcome: 'shown',
        served: { model: 'scripted', prompt: { name: 'lesson-text', version: 1 } },
        problem: null,
      },
    ]);
    const [row] = (await t.at.test.owner.query('select making, approach from lessons')).rows;
    expect(row.making).toMatchObject({ outputId: 'record-1', model: 'scripted', grounding: { removed: 0 } });
    expect(row.approach).toBe('worked_example');
  });

  it('keeps the order of lessons whatever order the plan has', async () => {
    const serving = model({ value: SHUFFLED }, { text: TEXT });
    const lesson = lessonOf(await eventsOf(t.lessons(serving).write(t.request(conceptId), signal())));
    expect(lesson.sections.map(({ kind }) => kind)).toEqual(['definition', 'example', 'caution']);
  });

  it('calls a section by its kind where the model’s title claims what no passage says', async () => {
    const [first, ...rest] = PLAN.sections;
    const plan = { sections: [{ ...first, title: 'Ada Lovelace’s invention of 1843' }, ...rest] };
    const lesson = lessonOf(
      await eventsOf(t.lessons(model({ value: plan }, { text: TEXT })).write(t.request(conceptId), signal())),
    );
    expect(lesson.sections.map(({ title }) => title)).toEqual(['What it is', 'Counting down', 'When it never ends']);
  });

  it('shows the passages as data and no other learner’s anything', async () => {
    const serving = good();
    await eventsOf(t.lessons(serving).write(t.request(conceptId), signal()));
    const [plan, text] = serving.jobs;
    expect(plan?.request.messages.slice(0, 2)).toEqual(text?.request.messages.slice(0, 2));
    expect(text?.learnerId).toBe(t.at.learner.userId);
    const everything = text?.request.messages.map(({ content }) => content).join('\n') ?? '';
    expect(readPassages(everything).map(({ ref }) => ref)).toContain('c1');
    expect(everything).not.toContain(t.at.learner.userId);
  });

  it('never shows what no passage bears out: a number, an invention, or a sentence without a citation that claims', async () => {
    const text = TEXT.replace(
      'The condition is tested before each round [c1].',
      'The condition is tested 17 times before each round [c1].',
    ).replace('Such a loop is called an endless loop [c1].', 'Ada Lovelace wrote the first endless loop in 1843 [c1].');
    const events = await eventsOf(t.lessons(model({ value: PLAN }, { text })).write(t.request(conceptId), signal()));
    const everything = JSON.stringify(events);
    expect(lessonOf(events).writer).toBe('model');
    for (const lie of ['17 times', 'Lovelace', '1843']) expect(everything).not.toContain(lie);
    expect(t.records[0]?.grounding?.removed).toBe(2);
  });

  it('remembers what it said, so that the composer’s next lesson brings something else', async () => {
    const first = lessonOf(await eventsOf(t.lessons(good()).write(t.request(conceptId), signal())));
    const keys = (await t.at.test.owner.query('select key from shown_material')).rows.length;
    expect(keys).toBeGreaterThan(5);
    const second = await t.at.asLearner((tx) =>
      t.lessons(null).compose({ tx, learnerId: t.at.learner.userId, courseId: t.courseId, conceptId }),
    );
    expect(second.number).toBe(2);
    expect(second.materialUsedUp || !wordsOf(second).includes('tested before each round')).toBe(true);
    expect(wordsOf(second)).not.toBe(wordsOf(first));
  });

  it('asks for another way the second time, tells what was read, and drops a paragraph that comes again', async () => {
    const lessons = t.lessons(good());
    await eventsOf(lessons.write(t.request(conceptId), signal()));
    const again = good();
    const events = await eventsOf(t.lessons(again).write(t.request(conceptId), signal()));
    const prompt =
      again.jobs
        .at(-1)
        ?.request.messages.map(({ content }) => content)
        .join('\n') ?? '';
    expect(prompt).toContain('read_before');
    // All of it was said before: nothing of a lesson is left, and the composer stands in.
    expect(lessonOf(events)).toMatchObject({ writer: 'composer', note: 'model_unfit', number: 2 });
  });
});

describe('a paragraph that is out of range', () => {
  const LONG =
    'When the condition is false, the loop ends and the program goes on below it, and otherwise the condition stays true and the body is repeated as long as its condition is true and the loop never ends [c1].';
  const text = TEXT.replace(CAUTION, `${LONG}\n\n${CAUTION}`);
  const plainer = (paragraph: string) => {
    const serving = scriptedServing((job: ModelJob) => {
      if (job.prompt.name === 'lesson-plan') return { value: PLAN };
      if (job.prompt.name === 'lesson-text') return { text };
      return job.prompt.name === 'plainer-paragraph' ? { value: { paragraph } } : { failure: 'bad_answer' };
    });
    return { ...serving, states: () => serving.states().map((state) => ({ ...state, slots: 4 })) };
  };
  const making = async () => (await t.at.test.owner.query('select making from lessons')).rows[0].making;

  it('is written again by the model, told what was measured, and what was done is kept', async () => {
    const serving = plainer('When the condition is false, the loop ends [c1]. Otherwise the loop never ends [c1].');
    const lesson = lessonOf(await eventsOf(t.lessons(serving).write(t.request(conceptId), signal())));
    expect(wordsOf(lesson)).not.toContain('the body is repeated as long as');
    expect(wordsOf(lesson)).toContain('Otherwise the loop never ends.');
    const asked = serving.jobs.find(({ prompt }) => prompt.name === 'plainer-paragraph');
    expect(asked?.request.messages.at(-1)?.content).toMatch(/Its longest sentence has \d+ words; 25 are the most\./);
    const done = (await making()).actions.filter(({ what }: { what: string }) => what === 'simplified');
    expect(done).toHaveLength(1);
  });

  it('stays as it was where the plainer one does not hold', async () => {
    const serving = plainer('A loop costs 9 euros [c1].');
    const lesson = lessonOf(await eventsOf(t.lessons(serving).write(t.request(conceptId), signal())));
    expect(wordsOf(lesson)).not.toContain('euros');
    expect((await making()).actions.map(({ what }: { what: string }) => what)).toContain('kept');
  });
});

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
    expect(lesson).toMatchObject({ writer: 'composer', composer: 'extractive-1', note, number: 1 });
    expect(events.some(({ type }) => type === 'withdrawn')).toBe(withdrawn);
    expect(await stored()).toBe(1);
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
    expect(await stored()).toBe(1);
  });

  it('where no model is configured, nothing is said of models', async () => {
    const lesson = lessonOf(await eventsOf(t.lessons(scriptedServing([])).write(t.request(conceptId), signal())));
    expect(lesson).toMatchObject({ writer: 'composer', note: null, approach: null });
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

describe('leaving, repeating, and two at a time', () => {
  it('leaving in the middle keeps nothing and says why in the record', async () => {
    const leaving = new AbortController();
    const seen: string[] = [];
    const write = async () => {
      for await (const event of t.lessons(good()).write(t.request(conceptId), leaving.signal)) {
        seen.push(event.type);
        if (event.type === 'section') leaving.abort();
      }
    };
    await expect(write()).rejects.toMatchObject({ failure: 'cancelled' });
    expect(seen).not.toContain('lesson');
    expect(await stored()).toBe(0);
    expect(t.records).toMatchObject([{ outcome: 'cancelled', problem: { code: 'cancelled' } }]);
  });

  it('so does reading no further', async () => {
    for await (const event of t.lessons(good()).write(t.request(conceptId), signal()))
      if (event.type === 'section') break;
    expect(await stored()).toBe(0);
    expect(t.records).toMatchObject([{ outcome: 'cancelled', problem: { code: 'cancelled' } }]);
  });

  it('the same request again gets the same lesson, also after a restart in between', async () => {
    const once = { userId: t.at.learner.userId, key: randomUUID(), fingerprint: 'same' };
    const first = lessonOf(await eventsOf(t.lessons(good()).write(t.request(conceptId, { once }), signal())));
    // Another service on the same database: what a restart leaves.
    const serving = good();
    const again = lessonOf(await eventsOf(t.lessons(serving).write(t.request(conceptId, { once }), signal())));
    expect(again).toEqual(first);
    expect(serving.jobs).toEqual([]);
    expect(await stored()).toBe(1);
  });

  it('a request that died with its process is done anew under the same key', async () => {
    const once = { userId: t.at.learner.userId, key: randomUUID(), fingerprint: 'same' };
    const leaving = new AbortController();
    const cut = async () => {
      for await (const event of t.lessons(good()).write(t.request(conceptId, { once }), leaving.signal))
        if (event.type === 'writing') leaving.abort();
    };
    await expect(cut()).rejects.toBeInstanceOf(ModelError);
    const lesson = lessonOf(await eventsOf(t.lessons(good()).write(t.request(conceptId, { once }), signal())));
    expect(lesson.writer).toBe('model');
    expect(await stored()).toBe(1);
  });

  it('two devices at once get two lessons, one after the other, and the second is told of the first', async () => {
    const serving = good();
    const lessons = t.lessons(serving);
    const both = await Promise.all(
      [0, 1].map(() => eventsOf(lessons.write(t.request(conceptId), signal())).then(lessonOf)),
    );
    expect(both.map(({ number }) => number).sort()).toEqual([1, 2]);
    expect(new Set(both.map(wordsOf)).size).toBe(2);
    expect(await stored()).toBe(2);
  });

  it('the same key twice at once makes one lesson', async () => {
    const once = { userId: t.at.learner.userId, key: randomUUID(), fingerprint: 'same' };
    const lessons = t.lessons(good());
    const both = await Promise.all(
      [0, 1].map(() => eventsOf(lessons.write(t.request(conceptId, { once }), signal())).then(lessonOf)),
    );
    expect(both[0]?.id).toBe(both[1]?.id);
    expect(await stored()).toBe(1);
  });

  it('no transaction is open while the model writes', async () => {
    const open: number[] = [];
    let running = 0;
    const serving = scriptedServing((job) => {
      open.push(running);
      return job.prompt.name === 'lesson-plan' ? { value: PLAN } : { text: TEXT };
    });
    const request = t.request(conceptId, {
      transact: async (work) => {
        running += 1;
        try {
          return await t.at.asLearner(work);
        } finally {
          running -= 1;
        }
      },
    });
    await eventsOf(t.lessons(serving).write(request, signal()));
    expect(open.slice(0, 2)).toEqual([0, 0]);
  });
});
