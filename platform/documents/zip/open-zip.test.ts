import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesOf, packed } from '../testing';
import { openZip } from './open-zip';

const LIMITS = { maxUnpackedBytes: 50_000_000, maxParts: 100 };
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Offset of the nth central directory header. */
function central(zip: Uint8Array, n = 0): number {
  let at = -1;
  for (let i = 0; i <= n; i++) at = Buffer.from(zip).indexOf(Buffer.from('PK\x01\x02', 'latin1'), at + 1);
  return at;
}

describe('openZip', () => {
  it('reads files from memory and from disk, finds them without regard to capitals', async () => {
    const zip = packed({ 'a/One.txt': 'eins', 'two.txt': 'zwei '.repeat(10_000) });
    const folder = await mkdtemp(path.join(tmpdir(), 'meno-zip-'));
    await writeFile(path.join(folder, 'x.zip'), zip);
    for (const source of [zip, { file: path.join(folder, 'x.zip') }]) {
      const archive = await openZip(source, LIMITS);
      expect([...archive.entries.keys()]).toEqual(['a/One.txt', 'two.txt']);
      expect(text(await archive.read('a/one.TXT'))).toBe('eins');
      expect((await archive.read('two.txt')).length).toBe(50_000);
      let streamed = 0;
      for await (const piece of await archive.stream('two.txt')) streamed += piece.length;
      expect(streamed).toBe(50_000);
      await expect(archive.read('two.txt', 100)).rejects.toMatchObject({ code: 'too_large' });
      await expect(archive.read('three.txt')).rejects.toMatchObject({ code: 'corrupt' });
      archive.close();
    }
    await rm(folder, { recursive: true });
  });

  it('leaves out paths that lead elsewhere and folders, and takes UTF-8 names at their word', async () => {
    const zip = packed({
      '../up.txt': 'x',
      '/abs.txt': 'x',
      'C:/win.txt': 'x',
      'a\\b.txt': 'ab',
      './Übung.txt': 'ü',
      'd/': '',
    });
    const archive = await openZip(zip, LIMITS);
    expect([...archive.entries.keys()]).toEqual(['a/b.txt', 'Übung.txt']);
    expect(archive.ignored).toBe(3);
    expect(text(await archive.read('a/b.txt'))).toBe('ab');
  });

  it('takes the first of two files of one name', async () => {
    const zip = packed({ 'a.txt': 'first', 'b.txt': 'second' });
    zip[central(zip, 1) + 46] = 'a'.charCodeAt(0);
    const archive = await openZip(zip, LIMITS);
    expect([archive.entries.size, archive.ignored]).toEqual([1, 1]);
    expect(text(await archive.read('a.txt'))).toBe('first');
  });

  it('names what is no archive, cut off or damaged', async () => {
    const zip = packed({ 'a.txt': randomBytes(5_000).toString('hex') });
    await expect(openZip(bytesOf('hello'), LIMITS)).rejects.toMatchObject({ code: 'wrong_content' });
    await expect(openZip(zip.subarray(0, zip.length - 40), LIMITS)).rejects.toMatchObject({ code: 'corrupt' });
    await expect(openZip({ file: '/nowhere.zip' }, LIMITS)).rejects.toMatchObject({ code: 'corrupt' });
    const flipped = Uint8Array.from(zip);
    flipped[2_000] = (flipped[2_000] ?? 0) ^ 0xff;
    await expect((await openZip(flipped, LIMITS)).read('a.txt')).rejects.toMatchObject({ code: 'corrupt' });
    const shorter = Uint8Array.from(zip);
    shorter[central(shorter) + 24] = 10;
    shorter[central(shorter) + 25] = 0;
    await expect((await openZip(shorter, LIMITS)).read('a.txt')).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('refuses too many files, too much, and bombs', async () => {
    const many = packed(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`${i}`, 'x'])));
    await expect(openZip(many, LIMITS)).rejects.toMatchObject({ code: 'too_many_parts' });
    const zeros = zipSync({ 'bomb.txt': new Uint8Array(20_000_000) }, { level: 9 });
    await expect(openZip(zeros, LIMITS)).rejects.toMatchObject({ code: 'unsafe' });
    await expect(openZip(zeros, { ...LIMITS, maxUnpackedBytes: 1_000_000 })).rejects.toMatchObject({
      code: 'too_large',
    });
    const shared = packed({ 'a.txt': 'same', 'b.txt': 'other' });
    shared.copyWithin(central(shared, 1) + 42, central(shared) + 42, central(shared) + 46);
    await expect(openZip(shared, LIMITS)).rejects.toMatchObject({ code: 'unsafe' });
  });

  it('names encrypted files when they are asked for', async () => {
    const zip = packed({ 'a.txt': 'secret', 'b.txt': 'open' });
    zip[central(zip) + 8] = (zip[central(zip) + 8] ?? 0) | 1;
    const archive = await openZip(zip, LIMITS);
    expect(archive.entries.get('a.txt')?.encrypted).toBe(true);
    await expect(archive.read('a.txt')).rejects.toMatchObject({ code: 'encrypted' });
    expect(text(await archive.read('b.txt'))).toBe('open');
  });

  it('says what to do with Office files from before 2007 and with a password', async () => {
    const ole = (name: string) =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);
    await expect(openZip(ole('EncryptedPackage'), LIMITS)).rejects.toMatchObject({ code: 'encrypted' });
    await expect(openZip(ole('WordDocument'), LIMITS)).rejects.toMatchObject({
      code: 'wrong_content',
      detail: expect.stringContaining('save it as .docx'),
    });
  });
});
