import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { collect } from '../collect';
import { type ChatEvent, type ChatRequest, type LanguageModel, ModelError } from '../types';

export interface LanguageModelUnderTest {
  /** Opened once for the suite. */
  open(): Promise<LanguageModel>;
  close?(): Promise<void>;
  /** Milliseconds that one answer may take. */
  patience?: number;
}

const passages = [
  {
    ref: 'c1',
    chunkId: 'one',
    heading: 'Loops',
    text: 'A loop repeats a step while its test holds. A loop ends when the test fails.',
  },
  { ref: 'c2', chunkId: 'two', heading: 'Names', text: 'A variable is a name for a value.' },
];

/** A request of one question on two passages. */
export function askAbout(question: string, changes: Partial<ChatRequest> = {}): ChatRequest {
  const content = `${passages.map(({ ref, text }) => `[${ref}] ${text}`).join('\n')}\n\n${question}`;
  return { messages: [{ role: 'user', content }], passages, maxTokens: 60, temperature: 0, seed: 1, ...changes };
}

const pointSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('term'), term: z.string().max(40) }),
  z.object({ kind: z.literal('count'), count: z.int() }),
]);
const answerSchema = z.object({
  verdict: z.enum(['right', 'wrong']),
  sure: z.boolean(),
  points: z.array(pointSchema).max(2),
  note: z.string().max(60),
});

/** What every {@link LanguageModel} keeps to, with a model behind it or not. */
export function languageModelContract(name: string, subject: LanguageModelUnderTest): void {
  describe(`${name} keeps the contract of a language model`, { timeout: subject.patience ?? 20_000 }, () => {
    let model: LanguageModel;
    const never = new AbortController().signal;
    beforeAll(async () => {
      model = await subject.open();
    }, subject.patience ?? 60_000);
    afterAll(async () => {
      await model.close();
      await model.close();
      await subject.close?.();
    });

    test('says what it can do, and says it at once when asked again', async () => {
      const first = await model.capabilities(never);
      expect(first.contextTokens).toBeGreaterThanOrEqual(512);
      expect(first.slots).toBeGreaterThanOrEqual(1);
      const before = performance.now();
      expect(await model.capabilities(never)).toEqual(first);
      expect(performance.now() - before).toBeLessThan(50);
      expect(model.id).toMatch(/^\S+$/);
    });

    test('streams text and then one end', async () => {
      const events: ChatEvent[] = [];
      for await (const event of model.stream(askAbout('What is a loop?'), never)) events.push(event);
      const end = events.pop();
      expect(events.length).toBeGreaterThan(0);
      expect(events.every((event) => event.type === 'text' && event.text !== '')).toBe(true);
      if (end?.type !== 'end') throw new Error('no end');
      expect(end.use.promptTokens).toBeGreaterThan(0);
      expect(end.use.completionTokens).toBeGreaterThan(0);
      expect(end.milliseconds).toBeGreaterThanOrEqual(end.firstTokenMs);
      expect(end.firstTokenMs).toBeGreaterThanOrEqual(0);
    });

    test('gives the same answer to the same request', async () => {
      const texts = await Promise.all([1, 2].map(() => collect(model.stream(askAbout('What is a loop?'), never))));
      expect(texts[0]?.text).toBe(texts[1]?.text);
    });

    test('stops at the most tokens an answer may have, and says so', async () => {
      const { text, reason } = await collect(model.stream(askAbout('What is a loop?', { maxTokens: 4 }), never));
      expect(reason).toBe('length');
      expect(text.length).toBeLessThan(60);
    });

    test('a request that is cancelled before it begins gives nothing', async () => {
      const error = await failureOf(model.stream(askAbout('What is a loop?'), AbortSignal.abort()));
      expect(error?.failure).toBe('cancelled');
    });

    test('a cancel in the middle ends the answer at once, and the next one comes', async () => {
      const controller = new AbortController();
      const error = await failureOf(model.stream(askAbout('What is a loop?'), controller.signal), () =>
        controller.abort(),
      );
      // A short answer may have been whole already.
      if (error) expect(error.failure).toBe('cancelled');
      expect((await collect(model.stream(askAbout('What is a loop?'), never))).text).not.toBe('');
    });

    test('leaving the loop ends the answer, and the next one comes', async () => {
      for (let round = 0; round < 5; round++)
        for await (const event of model.stream(askAbout('What is a loop?'), never)) if (event.type === 'text') break;
      expect((await collect(model.stream(askAbout('What is a loop?'), never))).text).not.toBe('');
    });

    test('more requests than slots are all answered', async () => {
      const { slots } = await model.capabilities(never);
      const asked = Array.from({ length: slots + 2 }, (_, index) =>
        collect(model.stream(askAbout(`What is a loop? ${index}`, { maxTokens: 12 }), never)),
      );
      for (const answer of await Promise.all(asked)) expect(answer.text).not.toBe('');
    });

    test('counts tokens, more of them in more text', async () => {
      const [short, long] = [
        await model.countTokens('A loop.'),
        await model.countTokens('A loop repeats a step. '.repeat(20)),
      ];
      expect(short).toBeGreaterThanOrEqual(2);
      expect(long).toBeGreaterThan(short * 10);
    });

    test('gives an object that fits its schema, or says that it is no model', async () => {
      const { generates, schema } = await model.capabilities(never);
      const request = askAbout('Is it right that a loop repeats a step? Judge it.', { maxTokens: 400 });
      const asked = model.object(request, { name: 'judgement', zod: answerSchema }, never);
      if (!generates)
        return expect(await asked.catch((error: unknown) => error)).toMatchObject({ failure: 'not_configured' });
      expect(schema).not.toBe('none');
      const answer = await asked;
      expect(answerSchema.parse(answer.value)).toEqual(answer.value);
      expect([1, 2]).toContain(answer.tries);
      expect(answer.use.completionTokens).toBeGreaterThan(0);
    });

    test('an object is cancelled like a text', async () => {
      const asked = model.object(askAbout('Judge it.'), { name: 'judgement', zod: answerSchema }, AbortSignal.abort());
      const error: unknown = await asked.catch((error: unknown) => error);
      expect(error).toBeInstanceOf(ModelError);
    });

    test('a prompt longer than the context is refused before it is sent', async () => {
      const { generates, contextTokens } = await model.capabilities(never);
      if (!generates) return;
      const request = askAbout('step and test '.repeat(contextTokens));
      const before = performance.now();
      expect((await failureOf(model.stream(request, never)))?.failure).toBe('context_overflow');
      expect(performance.now() - before).toBeLessThan(5_000);
    });
  });
}

/** What a stream fails with, which must be a ModelError; null where it ends well. */
export async function failureOf(
  events: AsyncIterable<ChatEvent>,
  onText?: (text: string) => void,
): Promise<ModelError | null> {
  try {
    for await (const event of events) if (event.type === 'text') onText?.(event.text);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    if (error instanceof ModelError) return error;
    throw error;
  }
}
