import { describe, expect, it } from 'vitest';
import { type ExplanationEvent, NO_EXPLANATION, reduceExplanation } from './use-explanation';

const outcome = (...events: ExplanationEvent[]) => events.reduce(reduceExplanation, NO_EXPLANATION);
const block = { type: 'block', html: '<p>x</p>', cites: true, own: false } as const;

describe('an explanation', () => {
  it('waits, grows block by block, and ends', () => {
    const waiting = outcome({ type: 'ask' }, { type: 'waiting', position: 2, waitMs: 4000 });
    expect(waiting).toMatchObject({ stage: 'asking', waiting: { position: 2 } });
    expect(reduceExplanation(waiting, block)).toMatchObject({ stage: 'asking', waiting: null, blocks: [block] });
    expect(outcome({ type: 'ask' }, block, { type: 'end' }).stage).toBe('done');
  });

  it('keeps what came when it is stopped or breaks off, and starts anew when asked again', () => {
    expect(outcome({ type: 'ask' }, block, { type: 'stop' })).toMatchObject({ stage: 'done', broken: true });
    expect(outcome({ type: 'ask' }, { type: 'stop' })).toEqual(NO_EXPLANATION);
    const broken = outcome({ type: 'ask' }, block, { type: 'broken', reason: 'interrupted' }, { type: 'end' });
    expect(broken).toMatchObject({ stage: 'done', broken: true, blocks: [block] });
    expect(reduceExplanation(broken, { type: 'ask' })).toMatchObject({ blocks: [], broken: false });
  });

  it('that failed says why', () => {
    const problem = { code: 'offline', status: 0 };
    expect(outcome({ type: 'ask' }, { type: 'fail', problem })).toMatchObject({ stage: 'failed', problem });
  });
});
