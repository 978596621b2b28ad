import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksIn, lines, pdfOf, read, wrapped } from './pdf.testing';

/** Words of Latin letters and the signs that mean something in Markdown. */
const word = fc.stringMatching(/^[A-Za-z0-9*_`$<>[\]#+|~!&:{}\\().,;/=^%@"'-]{1,12}$/);
const marker = /^[-*]$|^\(?[A-Za-z0-9]{1,5}[.)]$/;
const paragraph = fc
  .array(
    word.filter((text) => !marker.test(text)),
    { minLength: 3, maxLength: 60 },
  )
  .map((words) => words.join(' '));

describe('text in, text out', () => {
  it('brings the words of any paragraph through PDF and Markdown unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(paragraph, async (text) => {
        // The first word keeps to letters: marks there make lists and headings on purpose.
        const whole = `Text ${text} end`;
        const document = await read(
          await pdfOf((doc) => {
            lines(doc, wrapped(whole, 70), { x: 72, y: 72 });
          }),
        );
        const words = blocksIn(document)
          .map((block) => block.replace(/^\w+: /, ''))
          .join(' ')
          .replace(/\s+/g, '');
        expect(words.replace(/-/g, '')).toBe(whole.replace(/[\s-]+/g, ''));
      }),
      { numRuns: 25, seed: 1 },
    );
  }, 120_000);

  it('covers the whole Markdown with the places of its pages, in order', async () => {
    const pages = fc.array(fc.array(paragraph, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(pages, async (texts) => {
        const document = await read(
          await pdfOf((doc) => {
            texts.forEach((paragraphs, at) => {
              if (at > 0) doc.addPage();
              let y = 72;
              for (const text of paragraphs) y = 14 + lines(doc, wrapped(`Text ${text} end.`, 80), { x: 72, y });
            });
          }),
        );
        expect(document.places[0]?.start).toBe(0);
        expect(document.places.at(-1)?.end).toBe(document.markdown.length);
        document.places.forEach((place, at) => {
          expect(place.end).toBeGreaterThan(place.start);
          if (at > 0) expect(place.start).toBe(document.places[at - 1]?.end);
        });
        expect(new Set(document.places.map((place) => place.number)).size).toBe(texts.length);
      }),
      { numRuns: 20, seed: 2 },
    );
  }, 120_000);
});
