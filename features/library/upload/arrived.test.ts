import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortFiles } from './arrived';
import { classify } from './classify';
import { type ImageType, startsAs } from './media-type';
import { cleanPath } from './paths';
import { readFolder } from './read-folder';

describe('cleanPath', () => {
  it('gives the same path for the same file on every system', () => {
    for (const given of ['a/b.md', './a/b.md', 'a//b.md', 'a\\b.md', 'a/./b.md', ' a/b.md '])
      expect(cleanPath(given)).toEqual({ path: 'a/b.md' });
    expect(cleanPath('u\u0308.md')).toEqual({ path: 'ü.md' });
  });

  it('gives only relative paths without steps up, whatever comes in', () => {
    const piece = fc.constantFrom('..', '.', 'a', '', ' ', '/', '\\', 'C:', ' ..', '\u0000', '\u202e', 'ü', '…', '../');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join('/')),
        ),
        (given) => {
          const clean = cleanPath(given);
          if ('path' in clean) {
            expect(clean.path.split('/')).not.toContain('..');
            expect(clean.path).not.toMatch(/^\/|^[A-Za-z]:|\\|(^|\/)\.{0,2}(\/|$)/);
            expect(path.posix.normalize(clean.path)).toBe(clean.path);
          } else
            expect(clean.shown.isWellFormed() && clean.shown.length <= 400 && !clean.shown.includes('\u0000')).toBe(
              true,
            );
        },
      ),
      { numRuns: 1000 },
    );
    expect(cleanPath('a/ .. /b.md')).toHaveProperty('fault', 'it leads out of its folder (..)');
    expect(cleanPath('./C:/b.md')).toHaveProperty('fault', 'it begins at the root of a disk');
  });

  it('bounds depth and length', () => {
    expect(cleanPath(`${'d/'.repeat(20)}a.md`)).toHaveProperty('path');
    expect(cleanPath(`${'d/'.repeat(21)}a.md`)).toHaveProperty('fault', 'it is deeper than 20 folders');
    expect(cleanPath(`${'x'.repeat(397)}.md`)).toHaveProperty('path');
    expect(cleanPath(`${'x'.repeat(398)}.md`)).toHaveProperty('fault', 'it is longer than 400 characters');
  });
});

describe('classify', () => {
  it('tells material from what is none', () => {
    const kinds = (paths: string[]) => paths.map((each) => classify(each).kind);
    expect(kinds(['a.md', 'A.MD', 'b.markdown', 'c.mdx', 'd.qmd', 'e.txt'])).toEqual(Array(6).fill('document'));
    expect(kinds(['a.png', 'a.JPG', 'a.jpeg', 'a.gif', 'a.webp', 'a.svg', 'a.avif'])).toEqual(Array(7).fill('image'));
    expect(
      kinds(['.DS_Store', '.github/a.md', 'x/node_modules/y/README.md', 'LICENSE', 'LICENSE.md', 'CODEOWNERS']),
    ).toEqual(Array(6).fill('ignored'));
    expect(kinds(['license-to-drive.md', 'notice.md', 'citation.md', 'security.md'])).toEqual(
      Array(4).fill('document'),
    );
    expect(kinds(['a.zip', 'a.imscc', 'a.tar.gz', 'a.doc', 'a'])).toEqual([
      'package',
      'package',
      'archive',
      'unsupported',
      'unsupported',
    ]);
  });

  it('stands for everything under a folder of a tool with one name', () => {
    expect(classify('a/node_modules/b/c.md')).toEqual({ kind: 'ignored', shown: 'a/node_modules/' });
  });
});

describe('startsAs', () => {
  const heads: [ImageType, string][] = [
    ['png', '\x89PNG\r\n\x1a\n'],
    ['jpeg', '\xff\xd8\xff\xe0'],
    ['gif', 'GIF89a'],
    ['webp', 'RIFF\0\0\0\0WEBPVP8 '],
    ['avif', '\0\0\0\x20ftypavif\0\0\0\0'],
    [
      'svg',
      '\n<?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg\nxmlns="x">',
    ],
  ];

  it('knows each format by its beginning, and no other as it', () => {
    for (const [type] of heads)
      for (const [other, head] of heads)
        expect([type, other, startsAs(type, Buffer.from(head, 'latin1'))]).toEqual([type, other, type === other]);
  });

  it('takes no page for a drawing', () => {
    for (const text of ['<!DOCTYPE html><html><svg>', '<script>', 'svg', '', '<svgfoo>'])
      expect(startsAs('svg', Buffer.from(text))).toBe(false);
  });
});

describe('sortFiles', () => {
  it('lets a file of the same path in once', () => {
    const file = (name: string, size = 3) => ({ path: name, bytes: size, sha256: 'x', head: new Uint8Array() });
    const sorted = sortFiles(
      [file('a.md'), file('./a.md'), file('.git/x'), file('.git/y'), file('b.md', 0)],
      10_000_000,
    );
    expect(sorted.map((each) => [each.path, each.kind === 'refused' ? each.failure.code : each.kind])).toEqual([
      ['a.md', 'document'],
      ['a.md', 'duplicate_path'],
      ['.git/', 'not_supported'],
      ['b.md', 'empty'],
    ]);
    const [large] = sortFiles([{ ...file('a.md'), sha256: null }], 10_000_000);
    expect(large).toMatchObject({ failure: { code: 'too_large', message: 'The file is larger than 10 MB.' } });
  });
});

describe('readFolder', () => {
  it('reads what a course can hold, in order, and follows no link', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-folder-'));
    try {
      for (const each of ['b/c.md', 'a.md', 'a.exe', '.git/x.md', 'node_modules/y.md', 'img/p.png', 'LICENSE']) {
        await mkdir(path.dirname(path.join(folder, each)), { recursive: true });
        await writeFile(path.join(folder, each), each);
      }
      await symlink('/etc/passwd', path.join(folder, 'link.md'));
      await symlink('/etc', path.join(folder, 'etc'));
      const files = await readFolder(folder);
      const read = await Promise.all(files.map(async (file) => [file.path, (await file.read()).toString()]));
      expect(read).toEqual([
        ['a.md', 'a.md'],
        ['b/c.md', 'b/c.md'],
        ['img/p.png', 'img/p.png'],
      ]);
      expect(files.map((file) => file.size)).toEqual([4, 6, 9]);
      expect((await readFolder(folder, 1)).length).toBe(2);
      await expect(readFolder(path.join(folder, 'missing'))).rejects.toThrow('ENOENT');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
