import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sameAnswer } from '@/core/text/same-answer';
import type { GeneratedItem, ItemKey, ItemResponse } from '../contract';
import { tells } from '../grade/check-hints';
import { checkItem } from '../grade/check-item';
import { gradeResponse } from '../grade/grade-response';
import { conceptsOf } from './course-fixture';
import { generateItems } from './generate-items';

const folder = new URL('../../../samples/industrial-maintenance/', import.meta.url);
/** Three chapters are enough, and quick. */
const files = readdirSync(folder).filter((file) => /^0[1-3].*\.md$/.test(file));
const documents = Object.fromEntries(files.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]));
const concepts = conceptsOf({
  ...documents,
  'loops.md': `# Loops

## For loop

A **for loop** is a loop that runs once for each value in a collection.

\`\`\`python
odds = [1, 3, 5, 7]
total = 0
for num in odds:
    total = total + num
print(total)
\`\`\`

\`\`\`output
16
\`\`\`

You can determine the number of values in a list by calling the \`len\` function:

\`\`\`python
values = [4, 5, 6]
print(len(values))
\`\`\`

\`\`\`output
3
\`\`\`
`,
});
const items = generateItems({ concepts, seed: 7, language: 'en' });
const kinds = new Set(items.map((item) => item.body.kind));

/** The response that the key itself gives. */
function responseOf(key: ItemKey): ItemResponse {
  switch (key.kind) {
    case 'choice':
    case 'truth':
      return { kind: key.kind, optionId: key.optionId };
    case 'cloze':
    case 'code':
      return { kind: key.kind, text: key.answers[0] ?? '' };
    case 'ordering':
      return { kind: 'ordering', order: key.order };
    case 'matching':
      return { kind: 'matching', pairs: key.pairs };
    case 'numeric':
      return { kind: 'numeric', text: String(key.value) };
    case 'short':
      return { kind: 'short', text: key.reference };
  }
}

function grade({ body, key, explanations }: GeneratedItem, response: ItemResponse) {
  return gradeResponse(body, key, response, { explanations });
}

describe('exercises of the sample course', () => {
  test('there are many, of every kind', () => {
    expect(items.length).toBeGreaterThan(100);
    expect([...kinds].sort()).toEqual(['choice', 'cloze', 'code', 'matching', 'numeric', 'ordering', 'short', 'truth']);
  });

  test('each is sound', () => {
    for (const item of items) expect(checkItem(item), JSON.stringify(item)).toEqual([]);
  });

  test('each grades its own key as right', () => {
    for (const item of items) {
      expect(grade(item, responseOf(item.key)), JSON.stringify(item.body)).toMatchObject({ correct: true, score: 1 });
    }
  });

  test('any other option is wrong, and its explanation does not hold the answer', () => {
    for (const item of items) {
      const { body, key } = item;
      if ((body.kind !== 'choice' && body.kind !== 'truth') || (key.kind !== 'choice' && key.kind !== 'truth'))
        continue;
      for (const option of body.options.filter(({ id }) => id !== key.optionId)) {
        const result = grade(item, { kind: body.kind, optionId: option.id });
        expect(result.correct).toBe(false);
        expect(tells(String(result.feedback.params.explanation ?? ''), body, key, 'en')).toBe(false);
      }
    }
  });

  test('no wrong option is the right one in other words', () => {
    for (const { body, key } of items) {
      if (body.kind !== 'choice' || key.kind !== 'choice') continue;
      const right = body.options.find(({ id }) => id === key.optionId)?.text ?? '';
      for (const { id, text } of body.options) if (id !== key.optionId) expect(sameAnswer(text, [right])).toBe(false);
    }
  });

  test('the first two hints do not tell the answer', () => {
    for (const { body, key, hints } of items) {
      for (const hint of hints.slice(0, 2)) expect(tells(hint, body, key, 'en'), hint).toBe(false);
    }
  });

  test('steps are never shown in the right order', () => {
    for (const { body, key } of items) {
      if (body.kind === 'ordering' && key.kind === 'ordering')
        expect(body.steps.map(({ id }) => id)).not.toEqual(key.order);
    }
  });

  test('fingerprints are unique and a concept gets no more than fourteen', () => {
    expect(new Set(items.map(({ fingerprint }) => fingerprint)).size).toBe(items.length);
    for (const { id } of concepts)
      expect(items.filter(({ conceptId }) => conceptId === id).length).toBeLessThanOrEqual(14);
  });

  test('every range lies in its chunk', () => {
    const chunks = new Map(concepts.flatMap((concept) => concept.chunks.map((chunk) => [chunk.id, chunk])));
    for (const { chunkId, start, end } of items) {
      const chunk = chunks.get(chunkId);
      expect(start).toBeGreaterThanOrEqual(chunk?.start ?? Number.POSITIVE_INFINITY);
      expect(end).toBeLessThanOrEqual(chunk?.end ?? -1);
    }
  });
});

test('the same input gives the same exercises, another seed another order of options', () => {
  expect(generateItems({ concepts, seed: 7, language: 'en' })).toEqual(items);
  const other = generateItems({ concepts, seed: 8, language: 'en' });
  expect(other).not.toEqual(items);
  // Drawn from other neighbours, a few exercises find no fair wrong options; the rest stay themselves.
  const marks = new Set(items.map(({ fingerprint }) => fingerprint));
  expect(other.filter(({ fingerprint }) => marks.has(fingerprint)).length).toBeGreaterThan(items.length * 0.9);
});

test('fingerprints do not depend on ids, a hidden concept gets nothing', () => {
  const [first] = concepts;
  const renamed = concepts.map((concept) => (concept === first ? { ...concept, id: 'other' } : concept));
  const marks = generateItems({ concepts: renamed, seed: 7, language: 'en' }).map(({ fingerprint }) => fingerprint);
  expect(marks.sort()).toEqual(items.map(({ fingerprint }) => fingerprint).sort());
  const hidden = concepts.map((concept) => ({ ...concept, hidden: concept.id === items[0]?.conceptId }));
  const left = generateItems({ concepts: hidden, seed: 7, language: 'en' });
  expect(left.some(({ conceptId }) => conceptId === items[0]?.conceptId)).toBe(false);
});

test('nothing to teach, nothing to ask', () => {
  expect(generateItems({ concepts: [], seed: 1, language: 'en' })).toEqual([]);
  const empty = conceptsOf({ 'a.md': '# Nothing\n\nJust a few words.\n' });
  expect(generateItems({ concepts: empty, seed: 1, language: 'en' })).toEqual([]);
});

test('in other languages glossaries still give exercises, sentences are not taken apart', () => {
  const german = generateItems({
    concepts: conceptsOf({
      'glossar.md':
        '# Glossar\n\nSchleife\n: Eine Anweisung, die einen Block mehrmals ausführt.\n\nVariable\n: Ein Name für einen Wert im Speicher des Programms.\n\nFunktion\n: Eine benannte Folge von Befehlen mit Eingaben und Ergebnis.\n',
    }),
    seed: 1,
    language: 'de',
  });
  expect(german.filter(({ body }) => body.kind === 'choice').length).toBeGreaterThan(0);
  for (const item of german) expect(checkItem(item, 'de')).toEqual([]);
});
