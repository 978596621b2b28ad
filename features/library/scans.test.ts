import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ocr } from '@/platform/documents/ocr/find-ocr';
import { testLibrary } from './testing';

let folder = '';
let ocr: Ocr | null = null;
const lib = testLibrary({ ocr: () => ocr });

/** A program that takes and answers what tesseract does, and reads the same words on every page. */
const PROGRAM = `#!/bin/sh
printf 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'
at=100
for word in Lubrication keeps metal surfaces of a bearing from touching each other.; do
  printf '5\\t1\\t1\\t1\\t1\\t1\\t%s\\t300\\t90\\t40\\t96\\t%s\\n' "$at" "$word"
  at=$((at + 110))
done
`;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-ocr-test-'));
  await writeFile(path.join(folder, 'reads'), PROGRAM, { mode: 0o755 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Pages that are pictures, and one with words where `words` are given. */
async function scan(words: string | null): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit');
  const { createCanvas } = await import('@napi-rs/canvas');
  const canvas = createCanvas(1_240, 1_754);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 1_240, 1_754);
  context.fillStyle = 'black';
  for (let line = 0; line < 30; line++) context.fillRect(120, 200 + line * 45, 900, 14);
  const picture = canvas.toBuffer('image/png');
  const pdf = new PDFDocument({ size: 'A4', margin: 0 });
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  pdf.image(picture, 0, 0, { width: 595, height: 842 });
  if (words !== null) {
    pdf.addPage();
    for (let line = 0; line < 6; line++) pdf.fontSize(12).text(words, 70, 90 + line * 40, { width: 440 });
  }
  pdf.end();
  await ended;
  return Buffer.concat(pieces);
}

it('names scanned pages, offers to read them where a program is installed, and reads them when asked to', {
  timeout: 60_000,
}, async () => {
  const { ingest, newCourse, library, teacher, asTeacher, test } = lib();
  const courseId = await newCourse();
  const words = 'Bearings carry the load of a shaft and let it turn with little friction.';
  const sources = async () => (await asTeacher((tx) => library.listSources(tx, courseId, { limit: 5 }))).items;
  await ingest(courseId, { 'mixed.pdf': await scan(words), 'scan.pdf': await scan(null) });
  const [mixed, scanned] = await sources();
  expect([mixed?.status, mixed?.warnings.map(({ code }) => code)]).toEqual(['ready', ['pages_without_text']]);
  expect([scanned?.status, scanned?.failure?.code]).toEqual(['failed', 'scanned']);
  expect([mixed?.scansOffered, scanned?.scansOffered]).toEqual([false, false]);
  expect([mixed?.scansUnread, scanned?.scansUnread]).toEqual([true, true]);
  const read = (id = '') => library.readScans(teacher, courseId, id, (work) => asTeacher(work));
  await expect(read(mixed?.id)).rejects.toMatchObject({ code: 'no_ocr' });
  ocr = { command: path.join(folder, 'reads'), languages: 'eng' };
  expect((await sources()).map((source) => source.scansOffered)).toEqual([true, true]);
  expect((await sources()).map((source) => source.scansUnread)).toEqual([false, false]);
  for (const source of [mixed, scanned]) await library.ingestNow(test.districtId, await read(source?.id));
  const after = await sources();
  expect(
    after.map(({ status, scansOffered, warnings }) => [status, scansOffered, warnings.map(({ code }) => code)]),
  ).toEqual([
    ['ready', false, ['text_by_ocr']],
    ['ready', false, ['text_by_ocr']],
  ]);
  const chunks = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
  expect(chunks.filter(({ text }) => text.includes('Lubrication keeps metal')).length).toBe(2);
  // Its later versions are read in the same way.
  const again = await ingest(courseId, { 'scan.pdf': await scan('More.') });
  expect(again.files[0]?.status).toBe('ready');
});
