import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfOf, read } from '../pdf/pdf.testing';
import { findOcr } from './find-ocr';
import { recognise, wordsOf } from './recognise';
import { runProgram } from './run-program';

const installed = await findOcr({ command: 'tesseract', languages: 'eng' });
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-ocr-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function program(name: string, script: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

async function leftBehind(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => /^meno-ocr-(?!test)/.test(name));
}

describe('looking for a program that recognises text', () => {
  it('finds none where it is off, missing, or fails', async () => {
    expect(await findOcr({ command: 'off' })).toBeNull();
    expect(await findOcr({ command: path.join(folder, 'missing') })).toBeNull();
    expect(await findOcr({ command: await program('fails', 'exit 1') })).toBeNull();
    expect(
      await findOcr({ command: await program('empty', 'echo "List of available languages (1):"; echo osd') }),
    ).toBeNull();
  });

  it('takes the languages that are wanted and installed, else all of them, without what is no language', async () => {
    const list = 'List of available languages in "/x" (5):\\nara\\ndeu\\neng\\nosd\\nchi_sim';
    const command = await program('lists', `printf '${list}\\n'`);
    expect(await findOcr({ command })).toEqual({ command, languages: 'ara+deu+eng+chi_sim' });
    expect(await findOcr({ command, languages: 'deu+fra' })).toEqual({ command, languages: 'deu' });
    expect(await findOcr({ command, languages: 'fra' })).toBeNull();
  });
});

describe('recognising a page', () => {
  it('reads the words of the table that tesseract writes, without those that are noise', () => {
    const table = [
      'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
      '4\t1\t1\t1\t1\t0\t10\t10\t200\t20\t-1\t',
      '5\t1\t1\t1\t1\t1\t10\t10\t60\t20\t96.5\tThe',
      '5\t1\t1\t1\t1\t2\t80\t10\t60\t20\t3.2\t~,',
      '4\t1\t1\t1\t2\t0\t10\t40\t200\t20\t-1\t',
      '5\t1\t1\t1\t2\t1\t10\t40\t60\t20\t91\ttide',
    ].join('\n');
    expect(wordsOf(table)).toEqual([
      { text: 'The', x0: 10, y0: 10, x1: 70, y1: 30, line: 0 },
      { text: 'tide', x0: 10, y0: 40, x1: 70, y1: 60, line: 1 },
    ]);
  });

  it('stops a program that takes too long or says too much, and leaves no files', async () => {
    const slow = { command: await program('slow', 'exec sleep 30'), languages: 'eng' };
    const begun = Date.now();
    expect(await recognise(slow, Uint8Array.of(1), 300, 300)).toBeNull();
    expect(Date.now() - begun).toBeLessThan(10_000);
    const loud = await program('loud', 'exec yes');
    expect((await runProgram(loud, [], { timeoutMs: 20_000, maxBytes: 100_000 })).code).toBeNull();
    expect(await leftBehind()).toEqual([]);
  });

  it('gives the program its arguments without a shell', async () => {
    const says = await program('says', 'printf "%s|" "$@"');
    const { stdout } = await runProgram(says, ['a b', '$(id)', ';x'], { timeoutMs: 5_000, maxBytes: 1_000 });
    expect(stdout).toBe('a b|$(id)|;x|');
  });
});

/** A page as a scanner makes it: one picture, drawn from a page of text. */
async function scan(texts: readonly string[]): Promise<Uint8Array> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const surface = createCanvas(1275, 1650);
  const context = surface.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, 1275, 1650);
  context.fillStyle = '#000000';
  context.font = '34px "DejaVu Sans", Arial, sans-serif';
  texts.forEach((text, at) => {
    context.fillText(text, 150, 200 + at * 48);
  });
  const png = surface.toBuffer('image/png');
  return pdfOf((doc) => void doc.image(png, 0, 0, { width: 612, height: 792 }));
}

const TEXTS = ['Plants turn light into sugar.', 'They need water and air for it,', 'and give off oxygen.'];

describe('scanned pages', () => {
  it('are named where nothing reads them', async () => {
    await expect(read(await scan(TEXTS))).rejects.toMatchObject({ code: 'scanned' });
    const fails = { command: await program('breaks', 'exit 3'), languages: 'eng' };
    await expect(read(await scan(TEXTS), { ocr: fails })).rejects.toMatchObject({ code: 'scanned' });
  });

  // Where tesseract isn't installed, this one is skipped.
  it.skipIf(installed === null)('are read where tesseract is installed', { timeout: 60_000 }, async () => {
    const { markdown, warnings, places } = await read(await scan(TEXTS), { ocr: installed });
    expect(markdown).toBe('Plants turn light into sugar. They need water and air for it, and give off oxygen.\n');
    expect(warnings).toEqual([{ code: 'text_by_ocr', count: 1, detail: '1' }]);
    expect(places).toEqual([{ kind: 'page', label: '1', number: 1, start: 0, end: markdown.length }]);
    expect(await leftBehind()).toEqual([]);
  });
});
