import type { Random } from '@/core/random/random';
import { seedOf } from '@/core/seed/seed-of';
import type { ItemBody, ItemKey, ItemResponse } from '@/features/practice/contract';

export interface KeyedItem {
  body: ItemBody;
  key: ItemKey;
}

/** Share of wrong answers that are the one most learners fall for. */
const COMMON_MISTAKE = 0.65;

/** The answer of one who knows it. */
export function rightResponse({ key }: KeyedItem): ItemResponse {
  switch (key.kind) {
    case 'choice':
    case 'truth':
      return { kind: key.kind, optionId: key.optionId };
    case 'cloze':
      return { kind: 'cloze', text: key.answers[0] ?? '' };
    case 'ordering':
      return { kind: 'ordering', order: key.order };
    case 'matching':
      return { kind: 'matching', pairs: key.pairs };
    case 'numeric':
      return { kind: 'numeric', text: String(key.value) };
    case 'short':
      return { kind: 'short', text: key.reference };
    case 'code':
      return { kind: 'code', text: key.answers[0] ?? '' };
  }
}

/** An answer that a learner might give who does not know it: most fall for the same one. */
export function wrongResponse(item: KeyedItem, random: Random): ItemResponse {
  const { body, key } = item;
  switch (key.kind) {
    case 'choice':
    case 'truth': {
      const options = body.kind === 'choice' || body.kind === 'truth' ? body.options : [];
      const wrong = options.filter(({ id }) => id !== key.optionId);
      const chosen = pick(wrong, ({ text }) => text, random);
      return { kind: key.kind, optionId: chosen?.id ?? key.optionId };
    }
    case 'cloze': {
      const [answer = ''] = key.answers;
      const rival = pick(key.rivals ?? [], (text) => text, random);
      return {
        kind: 'cloze',
        text: rival ?? (answer.split(/[\s-]+/).length > 1 ? answer.split(/[\s-]+/)[0] : 'part') ?? '',
      };
    }
    case 'ordering': {
      const order = [...key.order];
      const at = random.chance(COMMON_MISTAKE) ? 0 : random.integer(Math.max(1, order.length - 1));
      const [first, second] = [order[at], order[at + 1]];
      if (first !== undefined && second !== undefined) order.splice(at, 2, second, first);
      return { kind: 'ordering', order };
    }
    case 'matching': {
      const left = Object.keys(key.pairs);
      const right = left.map((id) => key.pairs[id] ?? '');
      const turned = [...right.slice(1), ...right.slice(0, 1)];
      return { kind: 'matching', pairs: Object.fromEntries(left.map((id, i) => [id, turned[i] ?? ''])) };
    }
    case 'numeric': {
      const factor = random.chance(COMMON_MISTAKE) ? 10 : (pick([0.1, 2, 0.5], String, random) ?? 2);
      return { kind: 'numeric', text: String(key.value === 0 ? factor : Number((key.value * factor).toPrecision(6))) };
    }
    case 'short': {
      const words = key.reference.split(/\s+/);
      return { kind: 'short', text: words.slice(0, Math.max(2, Math.ceil(words.length / 4))).join(' ') };
    }
    case 'code':
      return { kind: 'code', text: random.chance(0.5) ? `${key.answers[0] ?? ''}s` : 'x' };
  }
}

/** Chance that whoever knows nothing of it is right. */
export function chanceOfLuck({ body }: KeyedItem): number {
  return body.kind === 'choice' || body.kind === 'truth' ? 1 / body.options.length : 0.04;
}

/** Mostly the one that everybody falls for: the same whoever asks, whatever the order. */
function pick<T>(from: readonly T[], words: (one: T) => string, random: Random): T | undefined {
  if (!random.chance(COMMON_MISTAKE)) return from[random.integer(Math.max(1, from.length))];
  return [...from].sort((a, b) => seedOf('mistake', words(a)) - seedOf('mistake', words(b)))[0];
}
