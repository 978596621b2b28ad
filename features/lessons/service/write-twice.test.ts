import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import { ModelError } from '@/platform/models/types';
import { eventsOf, type TestLessons, testLessons } from '../testing';
import { good, lessonOf, PLAN, TEXT, wordsOf } from './scripted-lesson.fixture';

const opened = testLessons();
let t: TestLessons;
let conceptId = '';
const signal = () => new AbortController().signal;

beforeAll(async () => {
  t = await opened();
  conceptId = await t.conceptId('While loop');
});

beforeEach(() => t.forget());

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
    expect(await t.stored()).toBe(0);
    expect(t.records).toMatchObject([{ outcome: 'cancelled', problem: { code: 'cancelled' } }]);
  });

  it('so does reading no further', async () => {
    for await (const event of t.lessons(good()).write(t.request(conceptId), signal()))
      if (event.type === 'section') break;
    expect(await t.stored()).toBe(0);
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
    expect(await t.stored()).toBe(1);
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
    expect(await t.stored()).toBe(1);
  });

  it('two devices at once get two lessons, one after the other, and the second is told of the first', async () => {
    const serving = good();
    const lessons = t.lessons(serving);
    const both = await Promise.all(
      [0, 1].map(() => eventsOf(lessons.write(t.request(conceptId), signal())).then(lessonOf)),
    );
    expect(both.map(({ number }) => number).sort()).toEqual([1, 2]);
    expect(new Set(both.map(wordsOf)).size).toBe(2);
    expect(await t.stored()).toBe(2);
  });

  it('the same key twice at once makes one lesson', async () => {
    const once = { userId: t.at.learner.userId, key: randomUUID(), fingerprint: 'same' };
    const lessons = t.lessons(good());
    const both = await Promise.all(
      [0, 1].map(() => eventsOf(lessons.write(t.request(conceptId, { once }), signal())).then(lessonOf)),
    );
    expect(both[0]?.id).toBe(both[1]?.id);
    expect(await t.stored()).toBe(1);
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
