import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../contract';
import { courseOf } from './course.testing';
import { extractConcepts, extractRanked } from './extract-concepts';

const safety = courseOf({
  '01-hazards.md': `# Hazards

A **hazard** is anything with the potential to cause harm. Hazards are found by looking, not by reading a list of them.

## Risk

**Risk** is the combination of how severe the harm from a hazard could be and how likely it is. One hazard can carry many risks.

## Risk matrix

A **risk matrix** is a table that turns severity and likelihood into a level of risk. The level of each risk is read off the matrix.

## Summary

Every hazard carries a risk, and the matrix orders the risks.
`,
  '02-lockout.md': `# Lockout

**Lockout** is the placing of a lock on an energy-isolating device so that it cannot be operated. Lockout protects workers.

An **energy-isolating device** is a mechanical device that prevents energy from passing. See the [hazard](01-hazards.md) it holds back.

## Personal protective equipment (PPE)

Personal protective equipment is anything that a person wears against a hazard. PPE comes last, after every other measure.

## Exercises

1. Which lock belongs to whom?
`,
  'glossary.md': `# Glossary

Hazard
: Anything with the potential to cause harm.

Lockout
: The placing of a lock on an energy-isolating device.

Pantograph
: A frame that no chapter speaks of.
`,
});

const named = ({ concepts }: Extraction, name: string) => {
  const found = concepts.find((concept) => concept.name === name);
  if (!found) throw new Error(`no concept ${name} among ${concepts.map((concept) => concept.name).join(', ')}`);
  return found;
};

describe('extractConcepts', () => {
  const map = extractConcepts({ chunks: safety, language: 'en' });

  it('finds what a teacher would name, once each, and no parts of documents', () => {
    expect(map.concepts.map(({ name }) => name).sort()).toEqual([
      'Energy-isolating device',
      'Hazard',
      'Lockout',
      'Personal protective equipment',
      'Risk',
      'Risk matrix',
    ]);
  });

  it('merges the abbreviation and the glossary with the term', () => {
    expect(named(map, 'Personal protective equipment').aliases).toContain('PPE');
    expect(named(map, 'Hazard').signals).toEqual(expect.arrayContaining(['definition', 'glossary']));
  });

  it('defines a concept by a sentence of the material, with its chunk', () => {
    const { definition } = named(map, 'Risk matrix');
    expect(definition?.text).toBe('A risk matrix is a table that turns severity and likelihood into a level of risk.');
    const chunk = safety.find(({ id }) => id === definition?.chunkId);
    expect(chunk?.headingPath.at(-1)).toBe('Risk matrix');
  });

  it('tells passages that teach from passages that mention', () => {
    const { chunks } = named(map, 'Risk matrix');
    const [best] = chunks;
    expect(best).toMatchObject({ role: 'teaches' });
    expect(safety.find(({ id }) => id === best?.chunkId)?.headingPath).toContain('Risk matrix');
    const hazard = named(map, 'Hazard').chunks;
    expect(hazard.some(({ chunkId, role }) => chunkId.startsWith('02-lockout.md') && role === 'mentions')).toBe(true);
  });

  it('leaves no body passage without a concept', () => {
    const taught = new Set(
      map.concepts.flatMap(({ chunks }) =>
        chunks.filter(({ role }) => role === 'teaches').map(({ chunkId }) => chunkId),
      ),
    );
    const body = safety.filter(({ blocks }) =>
      blocks.some(({ role, kind }) => role === 'body' && kind === 'paragraph'),
    );
    expect(body.filter(({ id }) => !taught.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('proposes prerequisites from what leans on what, with evidence in words', () => {
    const pairs = map.prerequisites.map(({ prerequisiteKey, conceptKey }) => `${prerequisiteKey} -> ${conceptKey}`);
    expect(pairs).toEqual(
      expect.arrayContaining(['hazard -> risk', 'risk -> riskmatrix', 'energyisolatingdevice -> lockout']),
    );
    expect(pairs).not.toContain('riskmatrix -> risk');
    const edge = map.prerequisites.find(({ conceptKey }) => conceptKey === 'riskmatrix');
    expect(edge?.evidence).toMatch(/Risk matrix.*Risk/);
  });

  it('teaches prerequisites first', () => {
    const position = new Map(map.concepts.map(({ key, position }) => [key, position]));
    for (const { prerequisiteKey, conceptKey } of map.prerequisites)
      expect(position.get(prerequisiteKey)).toBeLessThan(position.get(conceptKey) ?? -1);
    expect([...position.values()].sort((a, b) => a - b)).toEqual(map.concepts.map((_, index) => index));
  });

  it('does not depend on the order in which chunks arrive', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(safety, { minLength: safety.length }), (chunks) => {
        expect(extractConcepts({ chunks, language: 'en' })).toEqual(map);
      }),
      { numRuns: 10 },
    );
  });

  it('ranks more pairs than it draws', () => {
    const { ranked, proposed } = extractRanked({ chunks: safety, language: 'en' });
    expect(ranked.length).toBeGreaterThan(proposed.length);
    expect(ranked.every(({ weight }, index) => weight > 0 && weight <= (ranked[index - 1]?.weight ?? 1))).toBe(true);
  });
});

describe('courses of other makes', () => {
  it('takes a folder of concepts for the map, and the folders of exercises for practice', () => {
    const about = (text: string) =>
      `# About\n\n${text}\n\n## General Syntax\n\nIt is written as in other languages, with brackets.\n`;
    const map = extractConcepts({
      language: 'en',
      chunks: courseOf({
        'concepts/arrays/about.md': about(
          'An array is a list of values. Each value of the array has an index, which is a number.',
        ),
        'concepts/array-loops/about.md': about(
          'An array is visited with a loop. Every loop over an array reads the array from its start.',
        ),
        'concepts/null-undefined/about.md': about(
          'There is null and there is undefined: null and undefined stand for no value.',
        ),
        'exercises/bird-count/instructions.md': '# Instructions\n\nCount the birds with a loop.\n',
      }),
    });
    expect(map.concepts.map(({ name }) => name).sort()).toEqual(['Array loops', 'Arrays', 'Null and undefined']);
    expect(map.prerequisites).toMatchObject([{ prerequisiteKey: 'array', conceptKey: 'arrayloop' }]);
  });

  it('makes a chapter without terms a concept of its title', () => {
    const text = 'When a program does not do what it should, read the message first and change one thing at a time. ';
    const map = extractConcepts({
      language: 'en',
      chunks: courseOf({ 'a.md': `# Debugging\n\n${text.repeat(12)}\n\n## Be humble\n\n${text.repeat(3)}\n` }),
    });
    expect(map.concepts.map(({ name }) => name)).toEqual(['Debugging']);
    expect(map.concepts[0]?.chunks.filter(({ role }) => role === 'teaches').length).toBeGreaterThan(1);
  });

  it('takes the headings of a short text that never repeats them', () => {
    const map = extractConcepts({
      language: 'en',
      chunks: courseOf({
        'leaf.md':
          '# Photosynthesis\n\nA leaf turns light into sugar, and lets oxygen go.\n\n## Light reactions\n\nWater is split in the thylakoid.\n',
      }),
    });
    expect(map.concepts.map(({ name }) => name)).toContain('Photosynthesis');
  });

  it('gives an empty map for an empty course and for one without words', () => {
    const none = { concepts: [], prerequisites: [], alike: [] };
    expect(extractConcepts({ chunks: [], language: 'en' })).toEqual(none);
    expect(extractConcepts({ chunks: courseOf({ 'a.md': '```\nx = 1\n```\n' }), language: 'en' })).toEqual(none);
  });

  it('stays quick on one huge line and on many headings', () => {
    const started = process.cpuUsage();
    const line = courseOf({ 'a.md': `# Words\n\n${'word '.repeat(20_000)}${'a'.repeat(100_000)}\n` });
    const headings = courseOf({
      'b.md': Array.from({ length: 1000 }, (_, n) => `## Part ${n} and thing ${n}\n\nText ${n}.\n`).join('\n'),
    });
    const parsed = process.cpuUsage(started).user;
    extractConcepts({ chunks: line, language: 'en' });
    extractConcepts({ chunks: headings, language: 'en' });
    expect((process.cpuUsage(started).user - parsed) / 1e6).toBeLessThan(4);
  });
});
