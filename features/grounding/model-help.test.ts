import { describe, expect, it } from 'vitest';
import { scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import type { GroundPassage } from './contract';
import { createGrounding } from './service';

const PASSAGES: GroundPassage[] = [
  {
    ref: 'c1',
    chunkId: '1',
    heading: 'Lockout',
    text: 'Each worker uses a personal lock with a single key. A tag warns; a lock prevents.',
  },
];
const signal = new AbortController().signal;
const grounding = createGrounding();
const options = { passages: PASSAGES, language: 'en', learnerId: 'ann', priority: 'interactive' as const };
const base = { passages: PASSAGES, language: 'en', terms: [], own: 'strict' as const };

describe('help by models', () => {
  it('has the tutor say a sentence once more, and checks that again', async () => {
    const serving = scriptedServing((job) => ({
      value: job.purpose === 'judge' ? { verdict: 'unsure' } : { sentence: 'Each worker uses a personal lock [c1].' },
    }));
    const help = grounding.modelHelp(serving, options);
    const { blocks, rewritten } = await grounding.ground(
      'Each worker uses nine personal locks [c1].',
      { ...base, ...help },
      signal,
    );
    expect([blocks.map(({ markdown }) => markdown), rewritten]).toEqual([['Each worker uses a personal lock.'], 1]);
    const [job] = serving.jobs;
    expect(job).toMatchObject({
      purpose: 'tutor',
      learnerId: 'ann',
      prompt: { name: 'grounding-rewrite', version: 1 },
    });
    const [system, user] = job?.request.messages ?? [];
    expect(system?.content).not.toContain('nine personal locks');
    expect(user?.content).toContain('<passage ref="c1"');
    expect(user?.content).toContain('It has a number that the passages do not give for this.');
  });

  it('asks the judge only about doubts', async () => {
    const serving = scriptedServing((job) =>
      job.purpose === 'judge' ? { value: { verdict: 'supported' } } : { value: { sentence: '' } },
    );
    const help = grounding.modelHelp(serving, options);
    const doubt = 'Nobody can start it while somebody is inside, as its owner carries what opens it around [c1].';
    expect((await grounding.ground(doubt, { ...base, ...help }, signal)).blocks).toHaveLength(1);
    expect(serving.jobs.map(({ purpose }) => purpose)).toEqual(['judge']);
    expect((await grounding.ground('Each worker uses nine locks [c1].', { ...base, ...help }, signal)).blocks).toEqual(
      [],
    );
    expect(serving.jobs.map(({ purpose }) => purpose)).toEqual(['judge', 'tutor']);
  });

  it('does without a model that fails, or that is not there', async () => {
    const failing = grounding.modelHelp(
      scriptedServing(() => ({ failure: 'timeout' })),
      options,
    );
    const { blocks, removed } = await grounding.ground(
      'Each worker uses nine locks [c1]. A tag warns; a lock prevents [c1].',
      { ...base, ...failing },
      signal,
    );
    expect(blocks.map(({ markdown }) => markdown)).toEqual(['A tag warns; a lock prevents.']);
    expect(removed).toHaveLength(1);
    expect(grounding.modelHelp(scriptedServing([]), options)).toEqual({});
  });
});
