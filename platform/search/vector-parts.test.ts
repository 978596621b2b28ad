import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVectorParts } from './vector-parts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-parts-'));
  file = path.join(folder, 'deep', 'a.parts');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('vectors made so far', () => {
  it('are there again after a restart, by kind and text', async () => {
    const parts = await openVectorParts(file, 'model', 2);
    await parts.add('passage', ['a', 'b'], [Float32Array.of(1, 2), Float32Array.of(3, 4)]);
    await parts.add('query', ['a'], [Float32Array.of(5, 6)]);
    const again = await openVectorParts(file, 'model', 2);
    expect(again.get('passage', 'b')).toEqual(Float32Array.of(3, 4));
    expect(again.get('query', 'a')).toEqual(Float32Array.of(5, 6));
    expect(again.get('query', 'b')).toBeNull();
  });

  it('leave out a vector that a kill cut off, and go on behind the last whole one', async () => {
    const parts = await openVectorParts(file, 'model', 2);
    await parts.add('passage', ['a'], [Float32Array.of(1, 2)]);
    const { size } = await stat(file);
    await appendFile(file, Buffer.alloc(17, 1));
    const again = await openVectorParts(file, 'model', 2);
    expect((await stat(file)).size).toBe(size);
    await again.add('passage', ['b'], [Float32Array.of(3, 4)]);
    const third = await openVectorParts(file, 'model', 2);
    expect([third.get('passage', 'a'), third.get('passage', 'b')]).toEqual([
      Float32Array.of(1, 2),
      Float32Array.of(3, 4),
    ]);
  });

  it('are none of another model, of other dimensions, or of a damaged file', async () => {
    const parts = await openVectorParts(file, 'model', 2);
    await parts.add('passage', ['a'], [Float32Array.of(1, 2)]);
    expect((await openVectorParts(file, 'other', 2)).get('passage', 'a')).toBeNull();
    await (await openVectorParts(file, 'other', 2)).add('passage', ['a'], [Float32Array.of(1, 2)]);
    expect((await openVectorParts(file, 'other', 3)).get('passage', 'a')).toBeNull();
  });

  it('are not kept where the model gave too few numbers', async () => {
    const parts = await openVectorParts(file, 'model', 2);
    await parts.add('passage', ['a'], [Float32Array.of(1)]);
    expect(parts.get('passage', 'a')).toBeNull();
  });
});
