import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPassages } from '@/platform/models/prompt-passages';
import { scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import type { ModelJob } from '@/platform/models/serving/types';
import { eventsOf, type TestLessons, testLessons } from '../testing';
import { CAUTION, good, lessonOf, model, PLAN, SHUFFLED, TEXT, wordsOf } from './scripted-lesson.fixture';

const opened = testLessons();
let t: TestLessons;
let conceptId = '';
const signal = () => new AbortController().signal;

beforeAll(async () => {
  t = await opened();
  conceptId = await t.conceptId('While loop');
});

beforeEach(() => t.forget());

describe('a lesson by a model', () => {
  it('comes section by section in the order of lessons, cited, with the material’s own table, and is kept', async () => {
    const serving = good();
    const events = await eventsOf(t.lessons(serving).write(t.request(conceptId), signal()));
    expect(t.reported).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(['planning', 'writing', 'section', 'section', 'section', 'lesson']);
    const lesson = lessonOf(events);
    expect(lesson.writer).toBe('model');
    expect(lesson.note).toBeNull();
    expect(lesson.composer).toBe('scripted lesson-text-2');
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
        served: { model: 'scripted', prompt: { name: 'lesson-text', version: 2 } },
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

  it('has no two sections of one title, whatever the plan says', async () => {
    const plan = { sections: PLAN.sections.map((section) => ({ ...section, title: 'While loops' })) };
    const serving = model({ value: plan }, { text: TEXT });
    const lesson = lessonOf(await eventsOf(t.lessons(serving).write(t.request(conceptId), signal())));
    const titles = lesson.sections.map(({ title }) => title);
    expect(titles[0]).toBe('While loops');
    expect(new Set(titles).size).toBe(3);
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
    // One of them has a true sentence of the passage in its place, of the other the passages say nothing.
    expect(t.records[0]?.grounding?.removed).toBe(1);
    expect(t.records[0]?.grounding?.quoted).toBeGreaterThan(0);
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
        .find((job) => job.prompt.name === 'lesson-text')
        ?.request.messages.map(({ content }) => content)
        .join('\n') ?? '';
    expect(prompt).toContain('read_before');
    // All of it was said before: nothing of a lesson is left, and the composer stands in.
    expect(lessonOf(events)).toMatchObject({ writer: 'composer', note: 'model_unfit', number: 2 });
  });
});

describe('a paragraph that is out of range', () => {
  const LONG =
    'The condition is tested before each round, and when the condition is false, the loop that repeats its body as long as its condition is true ends and the program goes on below it [c1].';
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
    const serving = plainer(
      'The condition is tested before each round [c1]. Such a loop is called an endless loop [c1].',
    );
    const lesson = lessonOf(await eventsOf(t.lessons(serving).write(t.request(conceptId), signal())));
    expect(wordsOf(lesson)).not.toContain('the loop that repeats its body');
    expect(wordsOf(lesson)).toContain('Such a loop is called an endless loop.');
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
