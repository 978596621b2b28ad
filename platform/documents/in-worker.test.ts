import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { DOCUMENT_ENDINGS, formatByName, startsAsDocument } from './formats';
import { closeDocumentWorker, readInWorker } from './read-in-worker';
import { isReadable } from './readers';

afterAll(closeDocumentWorker);

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readInWorker', () => {
  it('reads by the ending, several at once, and takes the bytes over', async () => {
    const page = bytes('<!doctype html><title>T</title><h1>Locks</h1><p>A lock holds a door.</p>');
    const table = bytes('term,definition\nLock,Holds a door.\n');
    const [html, glossary] = await Promise.all([readInWorker(page, 'a/p.html'), readInWorker(table, 'g.csv')]);
    expect(html.markdown).toContain('# Locks');
    expect(glossary.markdown).toContain('Holds a door.');
    expect(page.length).toBe(0);
  });

  it('refuses what is empty, too large or another kind of file before any work', async () => {
    await expect(readInWorker(bytes(''), 'a.html')).rejects.toMatchObject({ code: 'empty' });
    const large = readInWorker(bytes('<p>x</p>'), 'a.html', { limits: { maxBytes: 3 } });
    await expect(large).rejects.toMatchObject({ code: 'too_large' });
    await expect(readInWorker(bytes('%PDF-1.7'), 'a.docx')).rejects.toMatchObject({ code: 'wrong_content' });
    await expect(readInWorker(bytes('x'), 'a.exe')).rejects.toThrow('not a document');
  });

  it('names the reason that a reader finds, stops what takes too long, and reads the next one', async () => {
    await expect(readInWorker(bytes('PK\x03\x04 cut off'), 'a.docx')).rejects.toMatchObject({ code: 'corrupt' });
    const rows = bytes(`term,definition\n${'word,meaning of it\n'.repeat(100_000)}`);
    const slow = readInWorker(rows, 'slow.csv', { timeoutMs: 5 });
    const next = readInWorker(bytes('<h1>After</h1><p>Text.</p>'), 'b.html');
    await expect(slow).rejects.toMatchObject({ code: 'too_slow' });
    expect((await next).markdown).toContain('After');
  });
});

describe('formats', () => {
  it('have a reader each, by any of their endings', () => {
    const formats = DOCUMENT_ENDINGS.map((ending) => formatByName(`x/A.${ending.toUpperCase()}`));
    expect(formats.every((format) => format !== null && isReadable(format))).toBe(true);
    expect([formatByName('pdf'), formatByName('a.'), formatByName('a.pdf/b'), formatByName('.constructor')]).toEqual(
      Array(4).fill(null),
    );
  });

  it('are told from other kinds of file by their first bytes', () => {
    expect(startsAsDocument('pdf', bytes(`${' '.repeat(900)}%PDF-1.4`))).toBe(true);
    expect(startsAsDocument('pdf', bytes('PK\x03\x04'))).toBe(false);
    expect(startsAsDocument('epub', bytes('PK\x03\x04'))).toBe(true);
    expect(startsAsDocument('html', bytes('%PDF-1.4'))).toBe(false);
    expect(startsAsDocument('markdown', bytes('# Title'))).toBe(true);
  });
});

it('is bundled so that a library is loaded when its format comes, not before', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-bundle-'));
  try {
    const root = path.resolve(import.meta.dirname, '..', '..');
    await build({
      ...{ absWorkingDir: root, outdir: folder, bundle: true, platform: 'node', format: 'esm', target: 'node20' },
      ...{ packages: 'external', splitting: true, chunkNames: 'readers/[name]-[hash]', logLevel: 'error' },
      entryPoints: { 'document-worker': 'platform/documents/document-worker.ts' },
    });
    expect((await readdir(path.join(folder, 'readers'))).length).toBeGreaterThan(10);
    const entry = await readFile(path.join(folder, 'document-worker.js'), 'utf8');
    expect(entry.split('\n').filter((line) => /^import .*(?:pdfjs|mammoth|saxes|yauzl|hast-util)/.test(line))).toEqual(
      [],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
