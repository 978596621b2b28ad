import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import type { ModelJob } from '@/platform/models/serving/types';
import { withoutModels } from '@/platform/models/serving/without-models';
import { guardServing } from './guard-serving';

const signal = () => new AbortController().signal;
const schema = { name: 'word', zod: z.object({ word: z.string() }) };
const job = (learnerId: string | null): ModelJob => ({
  ...{ purpose: 'tutor', priority: 'interactive', learnerId, prompt: { name: 'p', version: 1 }, budgetMs: 1000 },
  request: { messages: [], passages: [], maxTokens: 10, temperature: 0, seed: 1 },
});
async function textOf(events: AsyncIterable<{ type: string; text?: string }>): Promise<string> {
  let text = '';
  for await (const event of events) text += event.type === 'text' ? event.text : '';
  return text;
}

describe('the last door before a language model', () => {
  const models = () =>
    scriptedServing(({ prompt }) => (prompt.name === 'p' ? { text: 'Yes.' } : { value: { word: 'yes' } }));

  it('lets through work for who is willing and for nobody in particular, word for word', async () => {
    const guarded = guardServing(models(), async (learnerId) => learnerId === 'willing');
    expect(await textOf(guarded.stream(job('willing'), signal()))).toBe('Yes.');
    expect(await textOf(guarded.stream(job(null), signal()))).toBe('Yes.');
    const { answer } = await guarded.object({ ...job('willing'), prompt: { name: 'o', version: 1 } }, schema, signal());
    expect(answer.value).toEqual({ word: 'yes' });
  });

  it('lets through nothing for who wants no model, whatever was forgotten before it', async () => {
    const serving = models();
    const guarded = guardServing(serving, async () => false);
    await expect(textOf(guarded.stream(job('x'), signal()))).rejects.toMatchObject({ failure: 'not_configured' });
    await expect(guarded.object(job('x'), schema, signal())).rejects.toMatchObject({ failure: 'not_configured' });
    expect(serving.jobs).toEqual([]);
  });

  it('has a form with no model at all behind it', async () => {
    const serving = models();
    const none = withoutModels(serving);
    expect([none.available('tutor'), none.idle('tutor'), none.states()]).toEqual([false, false, []]);
    await expect(textOf(none.stream(job('x'), signal()))).rejects.toMatchObject({ failure: 'not_configured' });
    await expect(none.object(job('x'), schema, signal())).rejects.toMatchObject({ failure: 'not_configured' });
    expect(serving.jobs).toEqual([]);
  });
});
