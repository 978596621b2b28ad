import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { noteCalls } from './note-calls';
import { scriptedServing } from './scripted-serving.fixture';
import type { ModelJob } from './types';

const signal = new AbortController().signal;
const job = (name: string): ModelJob => ({
  purpose: 'tutor',
  priority: 'interactive',
  learnerId: null,
  prompt: { name, version: 3 },
  request: {
    messages: [{ role: 'user', content: 'x' }],
    passages: [{ ref: 'c1', chunkId: 'chunk', heading: 'H', text: 'T' }],
    maxTokens: 10,
    temperature: 0,
  },
  budgetMs: 1000,
});
const schema = { name: 's', zod: z.object({ a: z.number() }) };

describe('noting calls', () => {
  it('notes what was answered, with prompt, chunks and tokens, but not what its caller records', async () => {
    const noted = noteCalls(scriptedServing([{ value: { a: 1 } }, { text: 'yes' }, { value: { a: 2 } }]), ['own']);
    await noted.serving.object(job('judge'), schema, signal);
    for await (const _ of noted.serving.stream(job('rewrite'), signal)) {
      // to its end
    }
    await noted.serving.object(job('own'), schema, signal);
    const calls = noted.taken();
    expect(calls.map(({ served, chunkIds }) => [served.prompt, served.model, chunkIds])).toEqual([
      [{ name: 'judge', version: 3 }, 'scripted', ['chunk']],
      [{ name: 'rewrite', version: 3 }, 'scripted', ['chunk']],
    ]);
    expect(noted.taken()).toEqual([]);
  });

  it('notes nothing where no model answered, and passes the failure on', async () => {
    const noted = noteCalls(scriptedServing([{ failure: 'unavailable' }]));
    await expect(noted.serving.object(job('judge'), schema, signal)).rejects.toMatchObject({ failure: 'unavailable' });
    expect(noted.taken()).toEqual([]);
  });
});
