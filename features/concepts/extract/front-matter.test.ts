import { describe, expect, it } from 'vitest';
import { parseDocument } from '@/platform/markdown/parse';
import { courseOf } from './course.testing';
import { extractConcepts } from './extract-concepts';

const prose = 'Someone walks from here to there, looks at it, comes back in the evening and says what was seen. ';
const page = (head: string, title: string, words: string) =>
  `---\n${head}\n---\n\n# ${title}\n\n${words} ${prose.repeat(4)}\n`;

describe('front matter', () => {
  it('is read as lists, by commas or as things with a name, and no more of it', () => {
    const { passages } = parseDocument(
      page(
        'keywords: cavitation, priming\ntags: [pumps]\nprerequisites:\n  - name: Suction head\n  - 3\nauthor: Ada',
        'Pumps',
        'x',
      ),
      'a.md',
    );
    expect(passages[0]?.blocks[0]?.frontMatter).toEqual({
      concepts: ['cavitation', 'priming'],
      tags: ['pumps'],
      prerequisites: ['Suction head'],
    });
    expect(
      parseDocument('---\nauthor: Ada\n---\n\n# A\n\nx', 'a.md').passages[0]?.blocks[0]?.frontMatter,
    ).toBeUndefined();
  });

  it('makes concepts of terms that it lists and the text names, and of no others', () => {
    const chunks = courseOf({
      'a.md': page(
        'concepts: [cavitation, unicorn]\ntags: [beginner]',
        'Pumps',
        'Where cavitation sets in, vapour bubbles collapse.',
      ),
    });
    const names = extractConcepts({ chunks, language: 'en' }).concepts.map(({ name }) => name);
    expect(names).toContain('Cavitation');
    expect(names).not.toContain('Unicorn');
    expect(names).not.toContain('Beginner');
  });

  it('says what is needed first, by name or by the name of a document', () => {
    const files = (head: string) => ({
      '01-valves.md': page('title: Valves', 'Valves', 'A **valve** is a part that stops a flow. A valve has a seat.'),
      '02-pumps.md': page('title: Pumps', 'Pumps', 'A **pump** is a machine that moves a liquid. A pump has a casing.'),
      '03-loops.md': page(head, 'Loops', 'A **loop** is a line that ends where it begins. A loop has a tank.'),
    });
    const weightOf = (head: string, before: string) => {
      const { prerequisites } = extractConcepts({ chunks: courseOf(files(head)), language: 'en' });
      return prerequisites.find((edge) => edge.prerequisiteKey === before && edge.conceptKey === 'loop');
    };
    for (const head of ['prerequisites: [pump]', 'requires: 02-pumps.md', 'depends_on: [../02-pumps]']) {
      const edge = weightOf(head, 'pump');
      expect(edge?.evidence).toContain('says that “Pumps” comes first');
      expect(edge?.weight).toBeGreaterThan(weightOf('title: Loops', 'pump')?.weight ?? 0);
    }
  });
});
