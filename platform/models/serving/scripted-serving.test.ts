import { expect, test } from 'vitest';
import { z } from 'zod';
import { scriptedServing } from './scripted-serving.fixture';
import type { ModelJob, ServingEvent } from './types';

const job: ModelJob = {
  purpose: 'tutor',
  priority: 'interactive',
  learnerId: null,
  prompt: { name: 'test', version: 1 },
  request: { messages: [{ role: 'user', content: 'What is a loop?' }], passages: [], maxTokens: 50, temperature: 0 },
  budgetMs: 1000,
};
const signal = new AbortController().signal;

async function all(events: AsyncIterable<ServingEvent>): Promise<string[]> {
  const seen: string[] = [];
  for await (const event of events) seen.push(event.type === 'text' ? event.text : event.type);
  return seen;
}

test('turns are worked off in order and the jobs are kept', async () => {
  const serving = scriptedServing([{ text: ['A ', 'loop.'] }, { text: 'half', thenFail: 'interrupted' }], {
    queued: { position: 2, waitMs: 900 },
  });
  expect(await all(serving.stream(job, signal))).toEqual(['queued', 'started', 'A ', 'loop.', 'end']);
  await expect(all(serving.stream(job, signal))).rejects.toMatchObject({ failure: 'interrupted' });
  await expect(all(serving.stream(job, signal))).rejects.toThrow('no turn 3');
  expect(serving.jobs).toHaveLength(3);
});

test('objects are validated; an empty script is no model', async () => {
  const schema = { name: 'answer', zod: z.object({ right: z.boolean() }) };
  const serving = scriptedServing(() => ({ value: { right: true } }));
  expect((await serving.object(job, schema, signal)).answer.value).toEqual({ right: true });
  const lying = scriptedServing([{ value: { right: 'yes' } }]);
  await expect(lying.object(job, schema, signal)).rejects.toMatchObject({ failure: 'schema_mismatch' });
  const none = scriptedServing([]);
  expect(none.available('tutor')).toBe(false);
  await expect(none.object(job, schema, signal)).rejects.toMatchObject({ failure: 'not_configured' });
});
