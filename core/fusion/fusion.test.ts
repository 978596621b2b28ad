import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseTerm } from '../readability/new-terms';
import { countWords } from '../text/self-contained';
import { calm } from './calm';
import { emptyState, type FusionTools, fitDraft, fitSection } from './fit-draft';
import { costOf, measureDraft } from './measure-draft';
import { rangesFor } from './ranges';
import { splitLongSentences } from './split-sentence';
import type { FusionBlock, FusionContext, FusionSection } from './types';

const terms = [courseTerm('loop', ['Loop']), courseTerm('list', ['List']), courseTerm('index', ['Index'])].flatMap(
  (term) => term ?? [],
);
const context: FusionContext = {
  ranges: rangesFor('foundational', 'worked_example'),
  language: 'en',
  terms,
  aside: new Set(),
};
const prose = (markdown: string): FusionBlock => ({ form: 'prose', markdown });
const tools: FusionTools<FusionBlock> = {
  simplify: async () => null,
  define: () => null,
  reworded: (block, markdown) => ({ ...block, markdown }),
};
const HARD =
  'Notwithstanding considerable methodological heterogeneity, contemporary investigations unanimously corroborate the aforementioned theoretical considerations regarding institutional accountability and organisational transformation processes.';
const PLAIN =
  'All the tests agree. The school has to say what it does. It has to say why it does it, too. That is all.';
const SAME = 'It is so. '.repeat(12).trim();

describe('ranges', () => {
  it('grow with the mode, and shrink with what a learner asks for', () => {
    const [low, middle, high] = (['foundational', 'scaffolded', 'advanced'] as const).map((mode) =>
      rangesFor(mode, 'visual'),
    );
    expect(low?.ease).toBeGreaterThan(middle?.ease ?? 99);
    expect(middle?.ease).toBeGreaterThan(high?.ease ?? 99);
    expect(low?.longestSentence).toBeLessThan(high?.longestSentence ?? 0);
    const simple = rangesFor('scaffolded', 'visual', { words: 'simple', length: 'shorter' });
    expect(simple.ease).toBeGreaterThan(middle?.ease ?? 99);
    expect(simple.mostWords).toBeLessThan(middle?.mostWords ?? 0);
    expect(rangesFor('foundational', 'socratic').examplesFirst).toBe(false);
  });
});

describe('cutting long sentences', () => {
  it('cuts at a semicolon and before a whole clause, and nowhere else', () => {
    expect(
      splitLongSentences('The loop reads one value after the other from the list; the last one ends it at once.', 10),
    ).toBe('The loop reads one value after the other from the list. The last one ends it at once.');
    expect(
      splitLongSentences('The first reading is taken at noon each day, but the second one is taken at night.', 10),
    ).toBe('The first reading is taken at noon each day. But the second one is taken at night.');
    expect(splitLongSentences('The clerk takes the reading at noon each day, and it is kept in a long list.', 10)).toBe(
      'The clerk takes the reading at noon each day. It is kept in a long list.',
    );
  });

  it.each([
    'We need apples, and the pears of the old trees by the wall of the garden, and plums too.',
    'If the value is larger than ten and the list is long, so the text says (as in the first part; it is old), stop.',
    'Call `a(b); c(d)` on each of the values in the list of all the values that are there.',
    'When the loop has ended on its own, and the list is empty once more, the program is done with it.',
    'Eine Schleife läuft durch die Liste, und sie endet dann von selbst, wenn nichts mehr in der Liste ist.',
  ])('leaves what would not stand alone: %s', (sentence) => {
    expect(splitLongSentences(sentence, 8, sentence.startsWith('Eine') ? 'de' : 'en')).toBe(sentence);
  });

  it('loses no word', () => {
    const words = fc.array(
      fc.constantFrom('the', 'loop', 'is', 'it', 'list;', 'ends,', 'but', 'and', 'so', 'runs.', '`a;'),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(words, (list) => {
        const bare = (text: string) =>
          text
            .toLowerCase()
            .replace(/[^a-z` ]/g, ' ')
            .split(/\s+/)
            .filter((word) => word && word !== 'and');
        const text = list.join(' ');
        expect(bare(splitLongSentences(text, 6))).toEqual(bare(text));
      }),
    );
  });
});

describe('tone', () => {
  it('calms what shouts and takes out praise, not code', () => {
    expect(calm('Great job! A loop ends! Use `!done` and `a != b`. Look: ![x](y.png)')).toEqual({
      markdown: 'A loop ends. Use `!done` and `a != b`. Look: ![x](y.png)',
      praise: 1,
      exclamations: 1,
    });
  });
});

describe('fitting', () => {
  const section = (...blocks: FusionBlock[]): FusionSection<FusionBlock> => ({ kind: 'explanation', blocks });
  const fitOne = (given: FusionSection<FusionBlock>, own: Partial<FusionTools<FusionBlock>> = {}) =>
    fitSection(given, emptyState(new Set()), context, { ...tools, ...own });

  it('leaves what is in range as it is', async () => {
    const { section: fitted, actions } = await fitOne(section(prose(PLAIN)));
    expect(fitted).toEqual(section(prose(PLAIN)));
    expect(actions).toEqual([]);
  });

  it('asks once for plainer words, with what was measured, and takes them only if they are plainer', async () => {
    const asked: unknown[] = [];
    const plainer = await fitOne(section(prose(HARD)), {
      simplify: async (_, because) => {
        asked.push(because);
        return prose(PLAIN);
      },
    });
    expect(plainer.section?.blocks).toEqual([prose(PLAIN)]);
    expect(plainer.actions).toEqual([
      { what: 'simplified', section: 'explanation', block: 0, because: [{ what: 'hard', measured: 0, bound: 60 }] },
    ]);
    expect(asked).toHaveLength(1);
    const worse = await fitOne(section(prose(HARD)), { simplify: async () => prose(`${HARD} ${HARD}`) });
    expect(worse.section?.blocks).toEqual([prose(HARD)]);
    expect(worse.actions.map(({ what }) => what)).toEqual(['kept']);
  });

  it('asks for no more than three paragraphs of a lesson', async () => {
    let asked = 0;
    const sections = Array.from({ length: 6 }, () => section(prose(HARD)));
    await fitDraft(sections, new Set(), context, {
      ...tools,
      simplify: async () => {
        asked += 1;
        return null;
      },
    });
    expect(asked).toBe(3);
    let later = 0;
    await fitDraft(sections, new Set(), context, {
      ...tools,
      simplify: async () => {
        later += 1;
        return later <= 2 ? 'not_now' : null;
      },
    });
    // Who was not asked is not counted.
    expect(later).toBe(5);
  });

  it('defines terms that come too fast, and only those that the learner has not met', async () => {
    const text = prose('A loop goes through a list by its index.');
    const set = (name: string): FusionBlock => ({ form: 'set', markdown: `**${name}**: a thing`, words: 4 });
    const defined = await fitOne(section(text), { define: ({ name }) => set(name) });
    expect(defined.section?.blocks).toHaveLength(3);
    expect(defined.section?.blocks.at(-1)).toEqual(text);
    expect(defined.actions.map(({ what }) => what)).toEqual(['term_defined']);
    const there = await fitOne(section(text), { define: ({ id }) => (id === 'index' ? set('Index') : 'there') });
    expect(there.section?.blocks).toEqual([text]);
    expect(there.actions).toEqual([]);
    const known = await fitSection(section(text), emptyState(new Set(['loop', 'list'])), context, {
      ...tools,
      define: ({ name }) => set(name),
    });
    expect(known.section?.blocks).toEqual([text]);
  });

  it('drops what can be done without when the lesson gets too long, never its core', async () => {
    const long = prose(`${'We go on and on about it here. '.repeat(45)}`.trim());
    const { sections, actions } = await fitDraft(
      [
        { kind: 'explanation', blocks: [prose(PLAIN), long] },
        { kind: 'figure', blocks: [long] },
        { kind: 'caution', blocks: [prose(PLAIN)] },
        { kind: 'recap', blocks: [prose('It is so.')] },
      ],
      new Set(),
      context,
      tools,
    );
    expect(sections.map(({ kind }) => kind)).toEqual(['explanation', 'caution', 'recap']);
    expect(actions.find(({ what }) => what === 'section_dropped')?.section).toBe('figure');
    expect(measureDraft(sections, context).words).toBeLessThanOrEqual(context.ranges.mostWords);
  });

  it('breaks a long paragraph between its sentences, with every sentence kept', async () => {
    const text = Array.from({ length: 16 }, (_, i) => `The value of line ${i} is kept.`).join(' ');
    const { section: fitted } = await fitOne(section(prose(text)));
    expect(fitted?.blocks.length).toBeGreaterThan(1);
    expect(fitted?.blocks.map(({ markdown }) => markdown).join(' ')).toBe(text);
    for (const block of fitted?.blocks ?? []) expect(countWords(block.markdown)).toBeLessThanOrEqual(70);
  });

  it('never makes a lesson longer than its range by more than its one needed block, whatever comes', async () => {
    const kind = fc.constantFrom('definition', 'explanation', 'steps', 'example', 'figure', 'caution', 'recap');
    const block = fc.constantFrom(prose(PLAIN), prose(HARD), prose(SAME), {
      form: 'set' as const,
      markdown: '`x`',
      words: 90,
    });
    const lesson = fc.array(fc.record({ kind, blocks: fc.array(block, { maxLength: 5 }) }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lesson, async (sections) => {
        const { sections: fitted } = await fitDraft(sections, new Set(), context, tools);
        const words = fitted.flatMap(({ blocks }) => blocks).reduce((sum, each) => sum + costOf(each), 0);
        expect(words).toBeLessThanOrEqual(context.ranges.mostWords + 4 * 90);
        for (const { blocks } of fitted) expect(blocks.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('measuring a draft', () => {
  it('names what is out of range', () => {
    const measures = measureDraft(
      [
        { kind: 'steps', blocks: [prose(HARD)] },
        { kind: 'example', blocks: [prose('Great job! A loop fills a list by its index.')] },
      ],
      context,
    );
    expect(measures.excess.map(({ what }) => what)).toEqual(['hard', 'new_terms', 'too_short', 'rule_first']);
    expect(measures).toMatchObject({ exclamations: 1, praise: 1, mostNewTerms: 3 });
  });
});
