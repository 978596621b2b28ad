import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type LoopbackServer, sendJson, startLoopbackServer } from '@/platform/models/testing/loopback-server';
import { ModelError } from '@/platform/models/types';
import { embedderAt } from './embedder-at';

const bodySchema = z.object({ model: z.string(), input: z.array(z.string()) });
const never = new AbortController().signal;
let server: LoopbackServer;
const models: string[] = [];

beforeAll(async () => {
  server = await startLoopbackServer((seen, response) => {
    if (seen.path === '/v1/models') return sendJson(response, 200, { data: [{ id: 'first' }, { id: 'second' }] });
    if (seen.path !== '/v1/embeddings') return sendJson(response, 404, {});
    const { model, input } = bodySchema.parse(seen.body);
    models.push(model);
    const data = input.map((text, index) => ({ index, embedding: [text.length, 1, 0] }));
    return sendJson(response, 200, { data });
  });
});
afterAll(() => server.close());

it('takes the model that is named, else the first, and its dimensions', async () => {
  const first = await embedderAt(server.url, never);
  const named = await embedderAt(`${server.url}#second`, never);
  expect([first.dimensions, named.dimensions]).toEqual([3, 3]);
  expect(models).toEqual(['first', 'second']);
  const [vector] = await named.embed(['abc'], 'query', never);
  expect(vector?.[0]).toBeCloseTo(3 / Math.hypot(3, 1), 6);
});

it('says what is wrong with an address, or that nobody answers there', async () => {
  await expect(embedderAt('ftp://x', never)).rejects.toBeInstanceOf(RangeError);
  await expect(embedderAt(`${server.url}/nothing`, never)).rejects.toBeInstanceOf(ModelError);
});
