import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '@/core/text/sentences';
import { parseDocument } from './parse';
import { renderSource } from './render';

/** Real courses lie beside a checkout on some machines; these tests take half a minute and run when asked for. */
const ROOT = path.resolve(import.meta.dirname, '../../../shared/data/courses');
const COURSES = ['python-novice-inflammation', 'exercism-javascript', 'd2l-en'];
const wanted = process.env.MENO_COURSE_TESTS === '1' && existsSync(ROOT);

const filesOf = (course: string) =>
  readdirSync(path.join(ROOT, course), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.md') && !file.includes('README'),
  );

describe.skipIf(!wanted).each(COURSES)('%s', (course) => {
  const sources = wanted
    ? filesOf(course).map((file) => ({ file, text: readFileSync(path.join(ROOT, course, file), 'utf8') }))
    : [];

  it('is read in well under 20 s of CPU, with few warnings', () => {
    const before = process.cpuUsage();
    const documents = sources.map(({ file, text }) => parseDocument(text, file));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(10);
    expect(documents.flatMap(({ warnings }) => warnings).length).toBeLessThan(10);
    expect(documents.every(({ title, passages }) => title !== '' && passages.length > 0)).toBe(true);
  });

  it('leaves no mark of a dialect in what a reader sees', () => {
    for (const { file, text } of sources) {
      const blocks = parseDocument(text, file).passages.flatMap((passage) => passage.blocks);
      for (const block of blocks) {
        if (block.kind === 'code' || block.kind === 'output')
          expect(block.text, file).not.toMatch(/^%%tab|^#@tab|tab\.selected|^%matplotlib/m);
        else
          expect(block.text.replace(/\$[^$]*\$/g, ''), file).not.toMatch(
            /:(?:label|numref|eqref|citet?|begin_tab|eqlabel):|^:::|\{:?[.#][\w-]+\}|[\uFDD0\uFDD1]/m,
          );
        expect(text.slice(block.start, block.end).trim(), file).not.toBe('');
      }
    }
  });

  it('is cut into whole sentences', () => {
    const sentences = sources.flatMap(({ file, text }) =>
      parseDocument(text, file).passages.flatMap((passage) =>
        passage.blocks
          .filter(({ kind }) => kind === 'paragraph')
          .flatMap(({ markdown }) => splitSentences(markdown).slice(1)),
      ),
    );
    const cut = sentences.filter(({ text }) => /^\p{Ll}/u.test(text));
    expect(cut.length / Math.max(1, sentences.length)).toBeLessThan(0.002);
  });

  it('renders with every formula drawn and every anchor in place', async () => {
    for (const { file, text } of sources) {
      const html = await renderSource(text, { path: file });
      expect(html, file).not.toContain('math-source');
      for (const { anchor } of parseDocument(text, file).headings)
        if (anchor !== '') expect(html, file).toContain(`id="${anchor}"`);
    }
  }, 120_000);
});
