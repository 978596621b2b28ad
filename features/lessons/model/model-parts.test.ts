import { describe, expect, it } from 'vitest';
import { rangesFor } from '@/core/fusion/ranges';
import { chunksOf } from '../compose/test-material';
import type { Approach } from '../contract';
import { approachFor } from './approach';
import type { ModelBlock } from './model-block';
import { plainMarkdown } from './model-markdown';
import { soundPlan } from './plan';
import { createSectionReader } from './read-sections';
import { createSaidOnce } from './said-once';
import { setPiecesOf } from './set-pieces';
import { keysSaid, nearestChunk } from './shown-keys';

const known = { passages: new Set(['c1', 'c2']), pieces: new Set(['s1']) };
const ranges = rangesFor('foundational', 'worked_example');

describe('plans', () => {
  const section = (
    kind: 'definition' | 'example' | 'steps' | 'recap' | 'caution',
    title: string,
    pieces: string[] = [],
  ) => ({
    kind,
    title,
    passages: ['c1'],
    pieces,
  });

  it('come into the order of lessons, with examples before rules for beginners', () => {
    const plan = soundPlan(
      {
        sections: [
          section('recap', 'In short'),
          section('steps', 'How'),
          section('example', 'One'),
          section('definition', 'What'),
        ],
      },
      'foundational',
      ranges,
      known,
    );
    expect(plan?.map(({ kind }) => kind)).toEqual(['definition', 'example', 'steps', 'recap']);
  });

  it('lose what does not exist or comes twice, and kinds that the mode has not', () => {
    const plan = soundPlan(
      {
        sections: [
          { ...section('definition', '## 1. What **it** is [c1]:', ['s1', 's9']), passages: ['[C1]', 'c7', 'c1'] },
          section('example', 'One', ['s1']),
          section('example', 'Two'),
          { ...section('caution', 'Nothing'), passages: ['c9'] },
        ],
      },
      'foundational',
      ranges,
      known,
    );
    expect(plan).toEqual([
      { kind: 'definition', title: 'What it is', passages: ['c1'], pieces: ['s1'] },
      { kind: 'example', title: 'One', passages: ['c1'], pieces: [] },
    ]);
    expect(
      soundPlan(
        { sections: [section('steps', 'How'), section('recap', 'Gist')] },
        'advanced',
        rangesFor('advanced', 'concise'),
        known,
      ),
    ).toBeNull();
  });
});

describe('reading sections from a stream', () => {
  const read = (text: string, count = 3, size = 3) => {
    const reader = createSectionReader(count);
    const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
    return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
  };

  it.each([1, 3, 1000])('cuts at the headings of the plan, in pieces of %i', (size) => {
    expect(read('## 1. A\n\nOne.\n\n## 2. B\nTwo.\n### 3) C\n\nThree.', 3, size)).toEqual([
      { index: 0, text: 'One.' },
      { index: 1, text: 'Two.' },
      { index: 2, text: 'Three.' },
    ]);
  });

  it('takes headings without numbers in order, and drops those of nobody', () => {
    expect(read('# First\nOne.\n## 1. Again\nMore.\n## Second\nTwo.\n## 9. Nine\nStill.', 2)).toEqual([
      { index: 0, text: 'One.\nMore.' },
      { index: 1, text: 'Two.\nStill.' },
    ]);
  });

  it('leaves comments of code alone, and text without any heading is the first section', () => {
    expect(read('Say:\n\n```py\n# 2. not a heading\nx = 1\n```\n')).toEqual([
      { index: 0, text: 'Say:\n\n```py\n# 2. not a heading\nx = 1\n```' },
    ]);
    expect(read('')).toEqual([]);
  });

  it('drops what stands before the first heading, and takes bold lines with a number for headings', () => {
    expect(read('Here is the lesson:\n\n## 1. A\nOne.\n**2. B**\nTwo, and **1. not bold** here.\n', 2)).toEqual([
      { index: 0, text: 'One.' },
      { index: 1, text: 'Two, and **1. not bold** here.' },
    ]);
  });

  it('gives a section out as soon as the next one begins', () => {
    const reader = createSectionReader(2);
    expect(reader.push('## 1. A\nOne.\n')).toEqual([]);
    expect(reader.push('## 2. B')).toEqual([]);
    expect(reader.push('\n')).toEqual([{ index: 0, text: 'One.' }]);
  });
});

const chunks = chunksOf(
  '# T\n\n## A\n\nA counter is a variable that holds the rounds of a loop. It starts at zero.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```py\nx = 1\n```\n\n![A door](door.png)\n',
);
const guard = chunksOf('# B\n\nA guard closes the door like an old clerk.\n', 'b.md', 1);

describe('a model’s Markdown', () => {
  it.each([
    ['See [this](http://evil.example) or http://evil.example/x and <b>that</b>.', 'See this or  and that.'],
    ['![a](x.png) Words.', ' Words.'],
    ['Keep [it](https://school.example/a) and `<b>`.', 'Keep [it](https://school.example/a) and `<b>`.'],
    ['```html\n<b>x</b>\n```\n<i>y</i>', '```html\n<b>x</b>\n```\ny'],
    ['If a < b and c > d, stop.', 'If a < b and c > d, stop.'],
    ['<img src=x onerror=alert(1)>', ''],
  ])('%s', (from, to) => {
    expect(plainMarkdown(from, 'More at https://school.example/a.')).toBe(to);
  });
});

describe('set pieces', () => {
  it('are what stands by itself in the passages, in order, fresh ones first', () => {
    const pieces = setPiecesOf([{ ref: 'c1', chunks }], new Map());
    expect(pieces.map(({ ref, blocks }) => [ref, blocks[0]?.kind])).toEqual([
      ['s1', 'table'],
      ['s2', 'code'],
      ['s3', 'image'],
    ]);
    const seen = new Map([[pieces[0]?.blocks[0]?.key ?? '', 1]]);
    expect(setPiecesOf([{ ref: 'c1', chunks }], seen).map(({ blocks }) => blocks[0]?.kind)).toEqual(['code', 'image']);
    const all = new Map(pieces.map(({ blocks }) => [blocks[0]?.key ?? '', 1]));
    expect(setPiecesOf([{ ref: 'c1', chunks }], all)).toHaveLength(3);
  });
});

describe('nothing is said twice', () => {
  const block = (markdown: string, kind: 'paragraph' | 'definition' = 'paragraph'): ModelBlock => ({
    form: kind === 'paragraph' ? 'prose' : 'set',
    markdown,
    refs: ['c1'],
    keys: [],
    stored: { kind, leadIn: null, markdown, answer: null, sourcePath: '', citations: [] },
  });

  it('takes out sentences that come again, and a definition that the words hold already', () => {
    const once = createSaidOnce('en');
    const first = once.only([block('A counter is a variable that holds the rounds. Look here.')]);
    expect(first.dropped).toBe(0);
    const second = once.only([
      block('A **counter** is a variable that holds the rounds. Look here. It starts at zero.'),
      block('A counter is a variable that holds the rounds!'),
      block('**Counter**: a variable that holds the rounds', 'definition'),
      block('**Loop**: a statement that repeats', 'definition'),
    ]);
    expect(second.blocks.map(({ markdown }) => markdown)).toEqual([
      'Look here. It starts at zero.',
      '**Loop**: a statement that repeats',
    ]);
    expect(second.dropped).toBe(2);
  });
});

describe('approaches', () => {
  const pieces = setPiecesOf([{ ref: 'c1', chunks }], new Map());

  it('change from lesson to lesson, and only to what the material bears', () => {
    const texts = guard.map(({ text }) => text);
    const situation = (mode: 'foundational' | 'advanced', used: Approach[] = []) => ({
      mode,
      error: null,
      used,
      unclear: new Set<Approach>(),
      off: new Set<Approach>(),
    });
    const used: Approach[] = [];
    for (let i = 0; i < 5; i++) used.push(approachFor(situation('foundational', used), { pieces, texts }));
    expect(used).toEqual(['worked_example', 'analogy', 'visual', 'socratic', 'worked_example']);
    const bare = { pieces: [], texts: ['Nothing.'] };
    expect(approachFor(situation('foundational', ['worked_example']), bare)).toBe('socratic');
    expect(approachFor(situation('advanced'), { pieces, texts }, 'analogy')).toBe('analogy');
    expect(approachFor(situation('advanced'), { pieces, texts: [] }, 'analogy')).toBe('concise');
  });
});

describe('what a paragraph has said', () => {
  it('is remembered sentence by sentence of the material', () => {
    const said = keysSaid('A variable that holds the rounds of a loop is called a counter.', chunks, 'en');
    expect(said).toHaveLength(1);
    expect(keysSaid('Loops are nice.', chunks, 'en')).toEqual([]);
    expect(nearestChunk('The guard closes the door.', [...chunks, ...guard], 'en')?.headingPath.at(-1)).toBe('B');
  });
});
