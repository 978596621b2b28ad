import type { GeneratedItem, ItemResponse } from '../contract';
import { GAP } from './gap';

/**
 * For tests and figures: answers that learners give and that are not right, several of each sort of mistake, always the same for an item.
 * Some may turn out right (another spelling of the answer); whoever asks grades them first.
 */
export function wrongResponses(item: Pick<GeneratedItem, 'body' | 'key'>): ItemResponse[] {
  const { body, key } = item;
  if ((body.kind === 'choice' || body.kind === 'truth') && (key.kind === 'choice' || key.kind === 'truth'))
    return body.options.flatMap(({ id }) => (id === key.optionId ? [] : [{ kind: body.kind, optionId: id }]));
  if (body.kind === 'cloze' && key.kind === 'cloze') {
    const answer = key.answers[0] ?? '';
    const told = body.text.split(/[^\p{L}]+/u).filter((word) => word.length > 4 && word !== GAP);
    const texts = [
      ...(key.rivals ?? []).slice(0, 4),
      twoSlips(answer),
      ...answer.split(/[\s-]+/).slice(0, -1),
      told[0] ?? 'machine',
      'window',
    ];
    return texts.map((text) => ({ kind: 'cloze', text }));
  }
  if (key.kind === 'ordering') return orders(key.order).map((order) => ({ kind: 'ordering', order }));
  if (key.kind === 'matching') {
    const left = Object.keys(key.pairs);
    return orders(Object.values(key.pairs)).map((right) => ({
      kind: 'matching',
      pairs: Object.fromEntries(left.map((id, i) => [id, right[i] ?? ''])),
    }));
  }
  if (key.kind === 'numeric') return numbers(key.value).map((text) => ({ kind: 'numeric', text }));
  if (key.kind === 'short') {
    const words = key.reference.split(/\s+/);
    const some = key.keyPoints.map((point) => point[0] ?? '');
    return [
      words.slice(0, Math.ceil(words.length / 3)).join(' '),
      `It is about the ${some[0] ?? ''} of it`,
      `It has to do with ${some.at(-1) ?? ''} and more`,
      `It never has ${some.join(' and never ')}`,
      'I think it is something that people do at work',
      some[0] ?? '',
    ].map((text) => ({ kind: 'short', text }));
  }
  if (body.kind === 'code' && key.kind === 'code') {
    const answer = key.answers[0] ?? '';
    const names = body.code.match(/[A-Za-z_]\w*/g) ?? [];
    return [
      answer.toUpperCase(),
      twoSlips(answer),
      names.find((name) => name !== answer && name !== GAP) ?? 'x',
      '7',
      '+',
      answer.replace(/^["']|["']$/g, ''),
      `${answer}(`,
      'banana',
    ].map((text) => ({ kind: 'code', text }));
  }
  return [];
}

/** Two letters of the longest word exchanged and one doubled. */
function twoSlips(text: string): string {
  const middle = Math.floor(text.length / 2);
  const at = (index: number) => text.charAt(index);
  return `${text.slice(0, middle - 1)}${at(middle)}${at(middle - 1)}${at(middle - 1)}${text.slice(middle + 1)}`;
}

/** Reversed, neighbours changed, the first sent to the end, the last to the front, halves changed. */
function orders(right: readonly string[]): string[][] {
  const swapped = (i: number) => {
    const copy = [...right];
    const [a, b] = [right[i], right[i + 1]];
    if (a !== undefined && b !== undefined) copy.splice(i, 2, b, a);
    return copy;
  };
  const half = Math.floor(right.length / 2);
  return [
    [...right].reverse(),
    swapped(0),
    swapped(right.length - 2),
    [...right.slice(1), ...right.slice(0, 1)],
    [...right.slice(-1), ...right.slice(0, -1)],
    [...right.slice(half), ...right.slice(0, half)],
  ];
}

function numbers(value: number): string[] {
  const digits = String(value);
  return [
    String(-value),
    String(value * 10),
    String(value / 1000),
    String(value + 1),
    String(value * 2),
    String(1 / value),
    String(value / 100),
    `${value} kg`,
    [...digits].reverse().join(''),
    'a lot',
    String(value * 3 + 7),
  ];
}
