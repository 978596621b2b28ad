import { describe, expect, it } from 'vitest';
import { keyPointsOf } from './key-points';
import type { PointPassage } from './types';
import { readVocabulary } from './vocabulary';

const SOURCE =
  'Lockout is the placing of a lock on a device so that nobody can operate it. This is shown in Figure 2. ' +
  'Lockout matters because a tag can be overlooked. Amina applied a lockout in 2019 and went home. ' +
  'An affected employee is a person who works near a lockout. A lockout cannot be opened without a key. ' +
  'What would you do? For example, a lockout of a pump uses two locks. Lockout is needed only when a guard comes off.';
const paragraph = { kind: 'paragraph', role: 'body', markdown: SOURCE, start: 40, end: 40 + SOURCE.length };
const passage: PointPassage = { id: 'a', heading: 'Lockout', blocks: [paragraph] };

function points(passages: PointPassage[] = [passage], definition: { text: string; chunkId: string } | null = null) {
  return keyPointsOf({
    concept: { name: 'Lockout', aliases: [], definition },
    passages,
    related: [],
    otherTerms: new Set(['affectedemployee', 'amina']),
    vocabulary: readVocabulary([
      ...passages.flatMap(({ blocks }) => blocks.map((b) => b.markdown)),
      'We met Amina there.',
    ]),
    locale: 'en',
  });
}

describe('key points', () => {
  it('begin with what it is, each with its exact place in the source', () => {
    const found = points();
    expect(found[0]).toMatchObject({ id: 'p1', aspect: 'definition', importance: 4 });
    for (const { text, start, end } of found) expect(SOURCE.slice(start - 40, end - 40)).toBe(text);
    expect(found.map(({ id }) => id)).toEqual(found.map((_, i) => `p${i + 1}`));
  });

  it('say why and when, and leave out stories, questions, pointers and other concepts’ definitions', () => {
    const text = points()
      .map((point) => `${point.aspect}: ${point.text}`)
      .join('\n');
    expect(text).toMatch(/^why: Lockout matters because/m);
    expect(text).toMatch(/^condition: /m);
    expect(text).toMatch(/^example: For example/m);
    expect(text).not.toMatch(/Amina|Figure|affected employee|What would/);
  });

  it('take the definition that the course’s map names', () => {
    const glossary = 'Putting locks on machines.';
    const block = { kind: 'definition', role: 'body', markdown: glossary, start: 0, end: 26 };
    const [first] = points([passage, { id: 'g', heading: 'Glossary', blocks: [block] }], {
      text: glossary,
      chunkId: 'g',
    });
    expect(first).toMatchObject({ aspect: 'definition', text: glossary, passageId: 'g', start: 0, end: 26 });
  });

  it('take a procedure as one point, and no table of contents or list of questions', () => {
    const list = (items: string[]) => ({
      kind: 'list',
      role: 'body',
      markdown: items.join('\n'),
      start: 0,
      end: 200,
      ordered: true,
      items,
    });
    const steps = list(['Tell everyone nearby about it', 'Switch the machine off', 'Put on the lock and test']);
    const contents = list(['Lockout', 'Tagout', 'Bearings']);
    const questions = list(['What is the lockout for?', 'Who holds the key of it?', 'When does the lock come off?']);
    const found = points([{ id: 'b', heading: 'How lockout is done', blocks: [contents, questions, steps] }]);
    expect(found.map(({ aspect, text }) => [aspect, text])).toEqual([
      ['how', 'Tell everyone nearby about it. Switch the machine off. Put on the lock and test.'],
    ]);
  });

  it('do not repeat each other and are six at most', () => {
    const many = Array.from({ length: 30 }, (_, i) => `Lockout number ${i} keeps person ${i} safe from machine ${i}.`);
    const markdown = [...many, 'A lockout is ended by its owner.', 'The shift lead signs every lockout form.'].join(
      ' ',
    );
    const found = points([{ ...passage, blocks: [{ ...paragraph, markdown, end: 40 + markdown.length }] }]);
    expect(found.length).toBeLessThanOrEqual(6);
    expect(found.filter(({ text }) => text.startsWith('Lockout number'))).toHaveLength(1);
  });

  it('are none where no sentence stands alone', () => {
    expect(points([{ ...passage, heading: '', blocks: [{ ...paragraph, markdown: 'See there. And then?' }] }])).toEqual(
      [],
    );
  });
});
