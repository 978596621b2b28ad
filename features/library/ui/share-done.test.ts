import { describe, expect, it } from 'vitest';
import { shareDone, workStages } from './share-done';

const at = (stage: 'files' | 'map' | 'items' | 'index' | 'finished', filesDone = 4, filesTotal = 4) =>
  shareDone({ status: 'running', stage, filesDone, filesTotal });

describe('shareDone', () => {
  it('never goes back from stage to stage and ends at one', () => {
    const shares = [at('files', 0), at('files', 2), ...workStages.map((stage) => at(stage)), at('finished')];
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
  });
  it('is nothing while queued and without files', () => {
    expect(shareDone({ status: 'queued', stage: 'files', filesDone: 3, filesTotal: 4 })).toBe(0);
    expect(at('files', 0, 0)).toBe(0);
  });
});
