import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fitCourse } from '@/core/retrieval/course-fit';
import { stringList, stringsOf, stringTable } from '@/core/text/string-table';
import { readFit, writeFit } from './fit-file';
import { openFitStore, type StoredFit } from './fit-store';

const [district, course] = [randomUUID(), randomUUID()];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-fits-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function stored(key: string): StoredFit {
  const subjects = ['Dichtung', 'Pumpe', 'Welle', 'Öl', 'محمل'];
  const chunks = Array.from({ length: 60 }, (_, number) => {
    const subject = subjects[number % subjects.length] ?? '';
    return {
      heading: subject,
      text: `${subject} wort${number % 7} wort${number % 11} teil${number % 5}.`,
      language: 'de',
    };
  });
  const fit = fitCourse(chunks);
  const ids = chunks.map((_, number) => `chunk-${number}`);
  return { key, embedder: 'builtin', chunkIds: stringTable(ids), hashes: stringList(ids), fit };
}

/** As fits were written before. */
function older({ key, embedder, chunkIds, hashes, fit }: StoredFit): Buffer {
  const { chunks, dimensions, choice, lsa } = fit;
  const head = Buffer.from(
    JSON.stringify({
      ...{
        key,
        embedder,
        chunkIds: [...stringsOf(chunkIds)],
        hashes: [...stringsOf(hashes)],
        chunks,
        dimensions,
        choice,
      },
      ...{ terms: [...stringsOf(fit.terms)], words: [...stringsOf(fit.words)] },
      lsa: lsa && { dimensions: lsa.dimensions, terms: [...stringsOf(lsa.terms)] },
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Math.ceil(head.length / 4) * 4);
  const padding = Buffer.alloc(length.readUInt32LE() - head.length, 0x20);
  const numbers = [fit.frequencies, fit.vectors, lsa?.vectors ?? new Float32Array(0)];
  return Buffer.concat([
    ...[Buffer.from('MENOFIT2'), length, head, padding],
    ...numbers.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ]);
}

describe('a fit as a file', () => {
  it('comes back as it was', () => {
    const before = stored('k');
    expect(before.fit.dimensions).toBeGreaterThan(0);
    const bytes = writeFit(before);
    expect(readFit(bytes)).toEqual(before);
    // Also where the bytes do not begin at a whole number's place.
    const moved = Buffer.concat([Buffer.alloc(1), bytes]).subarray(1);
    expect(readFit(moved)).toEqual(before);
  });

  it('comes back from a file of the older kind, which had its strings in the head', () => {
    const before = stored('k');
    const bytes = older(before);
    expect(readFit(bytes)).toEqual(before);
    expect(readFit(Buffer.concat([Buffer.alloc(1), bytes]).subarray(1))).toEqual(before);
    expect(readFit(bytes.subarray(0, bytes.length - 4))).toBeNull();
    expect(readFit(bytes.subarray(0, 10))).toBeNull();
  });

  it('is nothing when its lists are of other kinds or lengths than they should be', () => {
    const before = stored('k');
    const { fit } = before;
    expect(readFit(writeFit({ ...before, hashes: stringList(['one']) }))).toBeNull();
    expect(readFit(writeFit({ ...before, fit: { ...fit, frequencies: fit.frequencies.subarray(1) } }))).toBeNull();
    expect(readFit(writeFit({ ...before, fit: { ...fit, dimensions: fit.dimensions + 1 } }))).toBeNull();
    expect(
      readFit(writeFit({ ...before, fit: { ...fit, lsa: null, terms: { ...fit.terms, units: new Uint8Array(3) } } })),
    ).toBeNull();
    const bytes = writeFit(before);
    const other = Buffer.from(bytes.toString('latin1').replace('[4,', '[2,'), 'latin1');
    expect(readFit(other)).toBeNull();
  });

  it('is nothing when it was cut, made longer or changed at its head', () => {
    const bytes = writeFit(stored('k'));
    expect(readFit(bytes.subarray(0, bytes.length - 4))).toBeNull();
    expect(readFit(Buffer.concat([bytes, Buffer.alloc(4)]))).toBeNull();
    expect(readFit(Buffer.from('anything else'))).toBeNull();
    expect(readFit(Buffer.alloc(0))).toBeNull();
    const headless = Buffer.from(bytes);
    headless.fill(0x20, 12, 40);
    expect(readFit(headless)).toBeNull();
  });
});

describe('openFitStore', () => {
  it('gives the newest, also what another process wrote, and the same object until then', async () => {
    const [here, there] = [openFitStore(folder), openFitStore(folder)];
    expect(await here.load(district, course)).toBeNull();
    await here.save(district, course, stored('first'));
    const first = await here.load(district, course);
    expect(first?.key).toBe('first');
    expect(await here.load(district, course)).toBe(first);
    await there.save(district, course, stored('second'));
    expect((await here.load(district, course))?.key).toBe('second');
    await there.remove(district, course);
    expect(await here.load(district, course)).toBeNull();
    expect(await here.load(randomUUID(), course)).toBeNull();
  });

  it('takes a damaged file for none, and leaves nothing half-written', async () => {
    const store = openFitStore(folder);
    await store.save(district, course, stored('first'));
    const [file = ''] = await readdir(path.join(folder, district));
    await writeFile(path.join(folder, district, file), 'MENOFIT3');
    expect(await store.load(district, course)).toBeNull();
    await store.save(district, course, stored('again'));
    expect((await store.load(district, course))?.key).toBe('again');
    expect(await readdir(path.join(folder, district))).toHaveLength(1);
  });

  it('keeps one beside that is whole, until it takes the place of the one in use or is thrown away', async () => {
    const store = openFitStore(folder);
    await store.save(district, course, stored('old'));
    expect([await store.loadBeside(district, course), await store.takeBeside(district, course)]).toEqual([null, false]);
    await store.saveBeside(district, course, stored('new'));
    await (await store.parts(district, course, 'model', 1)).add('passage', ['a'], [Float32Array.of(1)]);
    expect((await store.load(district, course))?.key).toBe('old');
    expect((await store.loadBeside(district, course))?.key).toBe('new');
    expect(await store.takeBeside(district, course)).toBe(true);
    expect((await store.load(district, course))?.key).toBe('new');
    expect(await readdir(path.join(folder, district))).toEqual([`${course}.fit`]);
    await store.saveBeside(district, course, stored('third'));
    await store.removeBeside(district, course);
    expect(await store.loadBeside(district, course)).toBeNull();
    expect((await store.load(district, course))?.key).toBe('new');
  });

  it('lends vectors of more courses than it holds, and none of a file that is another one by now', async () => {
    const store = openFitStore(folder, { vectors: 10_000, tables: 1 });
    const courses = Array.from({ length: 5 }, () => randomUUID());
    const sums = new Map<string, number>();
    const sumOf = (vectors: Float32Array) => vectors.reduce((sum, value) => sum + value, 0);
    for (const [number, id] of courses.entries()) {
      const made = stored(id);
      made.fit.vectors.fill(number + 1);
      await store.save(district, id, made);
      sums.set(id, sumOf(made.fit.vectors));
    }
    for (let round = 0; round < 3; round++) {
      const all = await Promise.all(
        courses.map(async (id) => (await store.load(district, id))?.withVectors(({ vectors }) => sumOf(vectors))),
      );
      expect(all).toEqual(courses.map((id) => sums.get(id)));
    }
    const [first = ''] = courses;
    const before = await store.load(district, first);
    for (const id of courses.slice(1)) await (await store.load(district, id))?.withVectors(() => null);
    await store.save(district, first, stored('another'));
    expect(await before?.withVectors(() => 'something')).toBeNull();
    expect(await (await store.load(district, first))?.withVectors(({ lsa }) => lsa?.dimensions)).toBeGreaterThan(0);
    expect((await store.loadWhole(district, first))?.key).toBe('another');
  });

  it('refuses ids that are none', async () => {
    const store = openFitStore(folder);
    await expect(store.load(district, '../../secret')).rejects.toThrow('Not an id');
    await expect(store.save('..', course, stored('x'))).rejects.toThrow('Not an id');
  });
});
