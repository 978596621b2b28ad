import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GeneratedItem, ItemResponse } from '../contract';
import { conceptsOf } from '../generate/course-fixture';
import { generateItems } from '../generate/generate-items';
import { shuffle } from '../generate/random';
import { feedbackText, safeFeedback, tellsAnswer } from './feedback-text';
import type { FeedbackCode, Grade } from './grade';
import { gradeResponse } from './grade-response';
import { wrongResponses } from './wrong-responses.fixture';

/** Words that would be the same whatever was wrong, or that only count. */
const GENERAL = new Set<FeedbackCode>([
  'choiceWrong',
  'clozeWrong',
  'orderingWrong',
  'matchingSome',
  'matchingNone',
  'matchingWrongSome',
  'numericWrong',
  'shortNone',
  'shortWrong',
  'codeWrong',
]);

const folder = new URL('../../../samples/industrial-maintenance/', import.meta.url);
const documents = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]),
);
const items = generateItems({ concepts: conceptsOf(documents), seed: 3, language: 'en' });

interface Judged {
  item: GeneratedItem;
  response: ItemResponse;
  grade: Grade;
  text: string;
}
const judged: Judged[] = items.flatMap((item) =>
  wrongResponses(item).flatMap((response) => {
    const { explanations, worked } = item;
    const grade = gradeResponse(item.body, item.key, response, { explanations, passage: worked });
    return grade.correct ? [] : [{ item, response, grade, text: safeFeedback(grade.feedback, item, response) }];
  }),
);

test('there are wrong answers to exercises of every kind', () => {
  const kinds = new Set(judged.map(({ item }) => item.body.kind));
  expect([...kinds].sort()).toEqual(['choice', 'cloze', 'code', 'matching', 'numeric', 'ordering', 'short', 'truth']);
  expect(judged.length).toBeGreaterThan(2000);
});

test('property: no feedback to a wrong answer holds the right one', () => {
  for (const { item, response, grade, text } of judged) {
    const own = 'text' in response ? response.text : String(grade.feedback.params.term ?? '');
    const said = [own, String(grade.feedback.params.term ?? '')].reduce(
      (rest, words) => (words === '' ? rest : rest.replaceAll(words, '…')),
      text,
    );
    expect(tellsAnswer(said, item), `${JSON.stringify(item.key)}\n${text}`).toBe(false);
  }
});

test('property: nor does feedback to whatever words, numbers, orders and pairs somebody may give', () => {
  fc.assert(
    fc.property(fc.constantFrom(...items), fc.nat(), fc.nat(), (item, first, second) => {
      const response = anyResponse(item, first, second);
      const { explanations, worked } = item;
      const grade = gradeResponse(item.body, item.key, response, { explanations, passage: worked });
      if (grade.correct) return;
      const text = safeFeedback(grade.feedback, item, response);
      const own = ['text' in response ? response.text : '', String(grade.feedback.params.term ?? '')];
      const said = own.reduce((rest, words) => (words === '' ? rest : rest.replaceAll(words, '…')), text);
      expect(tellsAnswer(said, item), `${JSON.stringify(response)} ${JSON.stringify(item.key)}\n${text}`).toBe(false);
    }),
    { seed: 11, numRuns: 4000 },
  );
});

/** An answer out of the item's own words: parts of the right one come up among them. */
function anyResponse({ body, key, worked }: GeneratedItem, first: number, second: number): ItemResponse {
  const words = `${worked} ${JSON.stringify(Object.values(body))}`.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? ['x'];
  const at = first % words.length;
  const text = words.slice(at, at + 1 + (second % 5)).join(' ');
  switch (key.kind) {
    case 'choice':
    case 'truth': {
      const options = 'options' in body ? body.options : [];
      return { kind: key.kind, optionId: options[first % Math.max(1, options.length)]?.id ?? '' };
    }
    case 'ordering':
      return { kind: 'ordering', order: shuffle(key.order, first, 'any') };
    case 'matching': {
      const right = shuffle(Object.values(key.pairs), second, 'any');
      const pairs = Object.fromEntries(Object.keys(key.pairs).map((left, i) => [left, right[i] ?? '']));
      return { kind: 'matching', pairs };
    }
    case 'numeric':
      return { kind: 'numeric', text: String(key.value * (((first % 7) + 1) / ((second % 5) + 1))) };
    default:
      return { kind: key.kind, text };
  }
}

test('feedback to a wrong answer speaks of the mistake in more than four of five', () => {
  const exact = judged.filter(
    ({ grade, text }) => !GENERAL.has(grade.feedback.code) && text === feedbackText(grade.feedback),
  );
  const share = exact.length / judged.length;
  if (process.env.MENO_PRINT) process.stdout.write(`${exact.length} of ${judged.length} (${share.toFixed(3)})\n`);
  expect(share).toBeGreaterThan(0.8);
});

test('no word of a message is left open', () => {
  for (const { text } of judged) expect(text).not.toMatch(/\{|feedback\.|undefined|NaN/);
});
