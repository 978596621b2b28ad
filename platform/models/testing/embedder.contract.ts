import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Embedder, ModelError } from '../types';

export interface EmbedderUnderTest {
  open(): Promise<Embedder>;
  close?(): Promise<void>;
}

/** What every {@link Embedder} keeps to. */
export function embedderContract(name: string, subject: EmbedderUnderTest): void {
  describe(`${name} keeps the contract of an embedder`, () => {
    let embedder: Embedder;
    const never = new AbortController().signal;
    beforeAll(async () => {
      embedder = await subject.open();
    });
    afterAll(() => subject.close?.());

    test('one vector of length 1 a text, in order', async () => {
      const texts = ['A loop repeats a step.', 'A variable is a name.', 'A loop repeats a step.', 'x', ''];
      const vectors = await embedder.embed(texts, 'passage', never);
      expect(vectors).toHaveLength(texts.length);
      for (const vector of vectors) {
        expect(vector).toHaveLength(embedder.dimensions);
        expect(dot(vector, vector)).toBeCloseTo(1, 4);
      }
      expect(dot(vectors[0], vectors[2])).toBeCloseTo(1, 3);
      expect(dot(vectors[0], vectors[1])).toBeLessThan(0.9999);
    });

    test('many texts are as one by one', async () => {
      const texts = Array.from({ length: 40 }, (_, index) => `The step number ${index} of a loop.`);
      const together = await embedder.embed(texts, 'passage', never);
      const [alone] = await embedder.embed(texts.slice(37, 38), 'passage', never);
      expect(dot(together[37], alone)).toBeCloseTo(1, 3);
    });

    test('no texts, no vectors', async () => {
      expect(await embedder.embed([], 'query', never)).toEqual([]);
    });

    test('a text longer than the model takes counts by its beginning', async () => {
      const [vector] = await embedder.embed(['step and test '.repeat(20_000)], 'query', never);
      expect(dot(vector, vector)).toBeCloseTo(1, 4);
    });

    test('a cancelled request gives nothing', async () => {
      const error: unknown = await embedder.embed(['a'], 'query', AbortSignal.abort()).catch((error: unknown) => error);
      expect(error).toBeInstanceOf(ModelError);
      expect(error).toMatchObject({ failure: 'cancelled' });
    });
  });
}

function dot(a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
