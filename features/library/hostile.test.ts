import { expect, it } from 'vitest';
import type { HostileFile } from '@/platform/documents/hostile/hostile-file.testing';
import { HOSTILE_FILES } from '@/platform/documents/hostile/hostile-files.testing';
import { testLibrary } from './testing';

const lib = testLibrary();

/** One file of each way to be broken or to mean harm, of a different format where there is a choice. */
const KINDS: readonly (readonly [kind: string, path: string])[] = [
  ['with a password', 'a.pdf'],
  ['with a password', 'text.docx'],
  ['corrupt: bytes turned round', 'slides.pptx'],
  ['truncated', 'text.odt'],
  ['truncated', 'a.pdf'],
  ['zip bomb', 'book.epub'],
  ['entities that multiply', 'text.docx'],
  ['nested 20,000 deep', 'text.odt'],
  ['10,000 pages', 'slides.pptx'],
  ['10,000 pages', 'a.pdf'],
  ['macros', 'text.docm'],
  ['a font that does not parse', 'a.pdf'],
  ['a macro that doubles itself', 'paper.tex'],
];
const GOOD = 'Water boils at a hundred degrees when the air presses on it as it does at the sea.';

function fileOf([kind, path]: (typeof KINDS)[number]): HostileFile {
  const found = HOSTILE_FILES.find((file) => file.name === kind && file.path === path);
  if (!found) throw new Error(`no ${path} ${kind}`);
  return found;
}

it('takes in the rest where files are locked, broken or mean harm: each fails alone, with its reason, or is read', async () => {
  const { ingest, newCourse, library, asTeacher, after } = lib();
  const courseId = await newCourse();
  const material: Record<string, Uint8Array | string> = { '00/first.md': `# First\n\n${GOOD}\n` };
  const ends = new Map<string, readonly string[]>();
  for (const [at, kind] of KINDS.entries()) {
    const file = fileOf(kind);
    const path = `${String(at + 1).padStart(2, '0')}/${file.path}`;
    material[path] = await file.bytes();
    ends.set(path, file.ends);
  }
  material['99/last.txt'] = GOOD;
  const done = await ingest(courseId, material);
  expect(done.status).toBe('done');
  for (const { path, status, failure } of done.files) {
    expect(ends.get(path) ?? ['read'], path).toContain(status === 'ready' ? 'read' : failure?.code);
    if (failure) expect(failure.message).toMatch(/^\p{Lu}[^.]{15,}\./u);
  }
  const chunks = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
  expect(chunks.filter(({ text }) => text.includes(GOOD)).map(({ sourcePath }) => sourcePath)).toEqual(
    expect.arrayContaining(['00/first.md', '99/last.txt']),
  );
  expect(after).toEqual([`map ${courseId}`, `items ${courseId}`]);
}, 120_000);
