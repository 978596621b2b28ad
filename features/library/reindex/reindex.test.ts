import { beforeEach, describe, expect, it } from 'vitest';
import { type Embedder, ModelError } from '@/platform/models/types';
import { refitCourse } from '../find/refit-course';
import { FIT_QUEUE } from '../queues';
import type { Within } from '../service/deps';
import { testLibrary } from '../testing';

const WORDS = ['grease', 'chain', 'seal', 'pump', 'valve', 'shaft', 'motor', 'belt'];
/** Enough passages for several batches, each with words of its own by which the material asks itself. */
const MORE = Array.from({ length: 70 }, (_, number) => {
  const own = (part: string) => `${part}${String.fromCharCode(97 + (number % 26), 97 + Math.floor(number / 26))}on`;
  return `## Part ${number}\n\nThe ${own('mel')} turns a ${own('tor')} by its ${own('lan')}. Each ${own('mel')} needs a ${own('pir')} and some ${own('gud')} oil from the ${own('fel')} store. A worn ${own('tor')} is changed for a ${own('sab')} of the same ${own('wil')} make, with new ${own('hub')} bolts and a clean ${own('rot')} plate.\n`;
});
const FILES = {
  ...Object.fromEntries(
    WORDS.map((word) => [`${word}.md`, `# On ${word}s\n\nThe ${word} is looked after once a week.\n`]),
  ),
  'more.md': `# More\n\n${MORE.join('\n')}`,
};

/** `blind` finds the opposite of what is asked. */
function embedder(id: string, blind = false) {
  const state = {
    ...{
      id,
      dimensions: WORDS.length,
      asked: [] as string[],
      failAfter: Number.POSITIVE_INFINITY,
      each: async () => {},
    },
    async embed(texts: readonly string[], kind: 'query' | 'passage') {
      await state.each();
      if (state.asked.length + texts.length > state.failAfter) throw new ModelError('unavailable', 'No answer.');
      state.asked.push(...texts);
      return texts.map((text) => {
        const vector = Float32Array.from(WORDS, (word) => (text.toLowerCase().includes(word) ? 1 : 0.01));
        if (blind && kind === 'query') vector.reverse();
        const length = Math.hypot(...vector);
        return vector.map((value) => value / length);
      });
    },
  };
  return state satisfies Embedder;
}

describe('vectors of another model', { timeout: 60_000 }, () => {
  let configured: Embedder | null = null;
  const lib = testLibrary({ embedder: () => configured });
  let courseId = '';
  const signal = new AbortController().signal;
  const within: Within = (work) => lib().asTeacher(work);
  const refit = (model: Embedder | null, stop = signal) => {
    configured = model;
    return refitCourse(lib().deps, lib().test.districtId, courseId, stop);
  };
  const inUse = async () => (await lib().deps.fits.load(lib().test.districtId, courseId))?.embedder;
  const shown = () => lib().asTeacher((tx) => lib().library.courseIndex(tx, lib().test.districtId, courseId));
  const act = (what: 'use' | 'keep' | 'follow' | 'cancel') =>
    lib().library.decideIndex(lib().teacher, courseId, what, within);
  const ask = async (question: string, heading: string) => {
    const chunks = await lib().asTeacher((tx) => lib().library.port.courseChunks(tx, courseId));
    const chunk = chunks.find((each) => each.headingPath.at(-1) === heading);
    const asked = { courseId, question, chunkIds: [chunk?.id ?? ''], userId: lib().teacher.userId };
    return lib().asTeacher((tx) => lib().library.addQuestion(tx, asked));
  };

  beforeEach(async () => {
    courseId = await lib().newCourse('Models');
    await lib().ingest(courseId, FILES);
    await refit(null);
  });

  it('take the place of the old ones once they are whole, and say how far they are', async () => {
    const model = embedder('model-a');
    const seen: { state: string | undefined; used: string | undefined }[] = [];
    model.each = async () => void seen.push({ state: (await shown()).build?.state, used: await inUse() });
    expect(await refit(model)).toBe(true);
    expect(new Set(seen.map(({ state, used }) => `${state} ${used}`))).toEqual(new Set(['building builtin']));
    expect(await inUse()).toBe('model-a');
    const { build } = await shown();
    expect(build).toMatchObject({ embedder: 'model-a', before: 'builtin', state: 'done', scoreBefore: null });
    expect(build?.done).toBe(build?.total);
    expect(build?.total).toBeGreaterThan(64);
  });

  it('go on where a fault or a kill stopped them: no text is sent twice', async () => {
    const model = embedder('model-b');
    model.failAfter = 64;
    await expect(refit(model)).rejects.toBeInstanceOf(ModelError);
    expect(await inUse()).toBe('builtin');
    expect((await shown()).build).toMatchObject({ state: 'failed', failure: 'unavailable' });
    const sent = model.asked.length;
    expect(sent).toBe(64);
    const again = embedder('model-b');
    expect(await refit(again)).toBe(true);
    expect(again.asked.filter((text) => model.asked.includes(text))).toEqual([]);
    const killed = new AbortController();
    const third = embedder('model-c');
    third.each = async () => void (third.asked.length > 0 && killed.abort());
    await expect(refit(third, killed.signal)).rejects.toThrow();
    const fourth = embedder('model-c');
    expect(await refit(fourth)).toBe(true);
    expect(third.asked.length).toBeGreaterThan(0);
    expect(fourth.asked.filter((text) => third.asked.includes(text))).toEqual([]);
  });

  it('stop when an editor stops them, and are not begun again until the course is to follow', async () => {
    const model = embedder('model-d');
    let stopped = false;
    model.each = async () => {
      if (!stopped) await act('cancel');
      stopped = true;
    };
    expect(await refit(model)).toBe(false);
    expect([await inUse(), (await shown()).build?.state]).toEqual(['builtin', 'cancelled']);
    model.asked.length = 0;
    expect(await refit(model)).toBe(false);
    expect(model.asked).toEqual([]);
    await act('follow');
    expect(await refit(model)).toBe(true);
    expect(await inUse()).toBe('model-d');
  });

  it('wait for an editor where the questions find their passages worse by them', async () => {
    await ask('What of the grease and the valve?', 'On greases');
    await ask('Is the chain a belt?', 'On chains');
    const blind = embedder('blind', true);
    // All by meaning, so that a bad model shows.
    configured = blind;
    const deps = {
      ...lib().deps,
      fitCourse: async (input: Parameters<ReturnType<typeof lib>['deps']['fitCourse']>[0]) => {
        const fit = await lib().deps.fitCourse(input);
        return { ...fit, choice: { ...fit.choice, weight: 1 } };
      },
    };
    expect(await refitCourse(deps, lib().test.districtId, courseId, signal)).toBe(false);
    const { build, inUse: used } = await shown();
    expect(used?.embedder).toBe('builtin');
    expect(build?.state).toBe('waiting');
    expect(build?.scoreAfter).toBeLessThan(build?.scoreBefore ?? 0);
    await act('use');
    expect(await inUse()).toBe('blind');
    await expect(act('use')).rejects.toMatchObject({ code: 'index_not_waiting' });
  });

  it('keep no score from being made while their model gives no answer', async () => {
    await ask('Is the chain a belt?', 'On chains');
    const model = embedder('model-f');
    model.failAfter = 0;
    configured = model;
    lib().jobs.waiting.length = 0;
    await lib().deps.jobs.send(FIT_QUEUE, { districtId: lib().test.districtId, courseId });
    await expect(lib().jobs.run()).rejects.toBeInstanceOf(ModelError);
    const report = await lib().asTeacher((tx) => lib().library.scoreReport(tx, lib().test.districtId, courseId));
    expect(report).toMatchObject({ outdated: false, scores: [{ questions: 1 }] });
  });

  it('give way to the built-in ones where an editor keeps those', async () => {
    const model = embedder('model-e');
    await refit(model);
    await act('keep');
    expect(await refit(model)).toBe(true);
    expect([await inUse(), (await shown()).kept]).toEqual(['builtin', true]);
    await act('follow');
    expect(await refit(model)).toBe(true);
    expect(await inUse()).toBe('model-e');
  });
});
