import { describe, expect, it } from 'vitest';
import type { ModelRun } from '../../model/contract';
import { outcomeWords, stepOf } from './run-words';

const run: ModelRun = {
  id: '0194d0a8-0000-7000-8000-000000000000',
  kind: 'refit',
  version: null,
  status: 'running',
  outcome: null,
  done: 0,
  total: 4,
  requestedBy: null,
  createdAt: '2026-03-02T12:00:00.000Z',
  finishedAt: null,
};

describe('stepOf', () => {
  it('names the step of a fit, then the learners', () => {
    expect(stepOf({ ...run, status: 'queued', total: 0 })).toBe('queued');
    expect([0, 1, 2, 3].map((done) => stepOf({ ...run, done }))).toEqual(['steps.0', 'steps.1', 'steps.2', 'steps.3']);
    expect(stepOf({ ...run, done: 3, total: 210 })).toBe('learners');
    expect(stepOf({ ...run, kind: 'apply', total: 4 })).toBe('learners');
  });
});

describe('outcomeWords', () => {
  it('tells each end apart', () => {
    const end = (rest: Partial<ModelRun>) => outcomeWords({ ...run, status: 'done', ...rest });
    expect(end({ status: 'cancelled' }).key).toBe('stopped');
    expect(end({ status: 'failed' }).key).toBe('failed');
    expect(end({ outcome: 'better', version: 3 })).toEqual({ key: 'better', version: 3 });
    expect(end({ outcome: 'not_better', version: 3 }).key).toBe('notBetter');
    expect(end({ outcome: 'too_few' }).key).toBe('tooFew');
    expect(end({ outcome: 'nothing_new' }).key).toBe('nothingNew');
    expect(end({ kind: 'apply', outcome: 'applied', version: 2 }).key).toBe('applied');
    expect(end({ kind: 'apply', outcome: 'applied', version: 0 }).key).toBe('appliedStart');
  });
});
