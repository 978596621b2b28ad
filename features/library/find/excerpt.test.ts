import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt';

const excerptIn = (text: string, query: string) => excerptOf(text, query, ['en']);

function marked(text: string, query: string): string[] {
  const { excerpt, matches } = excerptIn(text, query);
  return matches.map(({ start, end }) => excerpt.slice(start, end));
}

const filler = 'Pumps move water through pipes and valves all day long. '.repeat(12);

describe('excerptOf', () => {
  it('marks whole words of the same stem, without regard to capitals and accents', () => {
    expect(marked('Bearings bear loads; a bearing in the Café. Unbearable.', 'bearing cafe')).toEqual([
      'Bearings',
      'bear',
      'bearing',
      'Café',
    ]);
  });

  it('marks no common words beside others, and does when there are no others', () => {
    expect(marked('The risk of the task', 'the risk of')).toEqual(['risk']);
    expect(marked('To be or not to be', 'to be')).toContain('be');
  });

  it('shows where most of the words stand together', () => {
    const text = `A seal. ${filler}The seal of the shaft leaks. Replace the shaft seal. ${filler}`;
    const { excerpt, matches } = excerptIn(text, 'shaft seal leaking');
    expect(excerpt).toContain('The seal of the shaft leaks.');
    expect(matches.length).toBeGreaterThanOrEqual(5);
    expect(excerpt.length).toBeLessThanOrEqual(340);
  });

  it('begins at a sentence and ends at a word', () => {
    const { excerpt } = excerptIn(`${filler}The seal leaks here.${filler}`, 'seal');
    expect(excerpt).toMatch(/^…(Pumps|The) /);
    expect(excerpt).toMatch(/(water|through|pipes|and|valves|all|day|long\.|Pumps|move)…$/);
  });

  it('shows the beginning where nothing matches, and short texts whole', () => {
    expect(excerptIn('Short text.', 'absent')).toMatchObject({ excerpt: 'Short text.', matches: [] });
    expect(excerptIn(filler, '').excerpt).toMatch(/^Pumps move .*…$/);
  });

  it('is one line, with offsets that still fit', () => {
    expect(excerptIn('one\n\ttwo\nthree', 'three')).toMatchObject({
      excerpt: 'one  two three',
      matches: [{ start: 9, end: 14 }],
    });
  });

  it('takes any text and query', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 900 }),
        fc.string({ unit: 'binary', maxLength: 30 }),
        (text, query) => {
          const { excerpt, matches } = excerptIn(text, query);
          expect(excerpt.length).toBeLessThanOrEqual(700);
          expect(excerpt.isWellFormed() || !text.isWellFormed()).toBe(true);
          for (const { start, end } of matches) expect(excerpt.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
        },
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom('seal', 'shaft', 'x', '.', '\n', '😀😀'), { maxLength: 400 }), (words) => {
        const text = words.join(' ');
        const { excerpt, matches } = excerptIn(text, 'seals');
        expect(matches.every(({ start, end }) => excerpt.slice(start, end) === 'seal')).toBe(true);
        expect(matches.length > 0).toBe(text.includes('seal'));
        expect(text.replace(/\s/g, ' ')).toContain(excerpt.replace(/^…|…$/g, ''));
      }),
    );
  });
});
