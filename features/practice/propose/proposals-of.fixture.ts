import { splitSentences } from '@/core/text/sentences';
import type { GeneratedItem } from '../contract';
import { cleanInline } from '../generate/inline';
import { isQuoted } from './check-proposal';
import type { Proposal } from './proposal-schema';

/**
 * For tests and figures: an exercise that was made by rule as a model would have proposed it, with a quotation of its passage; null where its
 * kind is not proposed or nothing of its worked answer stands in the passage word for word.
 */
export function proposalOf(item: GeneratedItem, passage: string): Proposal | null {
  const { body, key } = item;
  const quote = quoteOf(item, passage);
  if (quote === null) return null;
  const common = {
    passage: 'c1',
    quote,
    // Hints by rule may tell one pair or some key points; a model's may not.
    hint1: 'Think back to this part of the course.',
    hint2: 'Ask yourself what sets it apart from the others.',
    why: '',
    difficulty: 'medium' as const,
  };
  if ((body.kind === 'choice' || body.kind === 'truth') && (key.kind === 'choice' || key.kind === 'truth')) {
    const right = body.options.find(({ id }) => id === key.optionId)?.text ?? '';
    const wrong = body.options.flatMap(({ id, text }) =>
      id === key.optionId ? [] : [{ text, why: item.explanations[id] ?? '' }],
    );
    return body.kind === 'choice'
      ? { kind: 'choice', question: body.prompt, right, wrong, ...common }
      : { kind: 'truth', right, wrong, ...common };
  }
  if (body.kind === 'cloze' && key.kind === 'cloze')
    return { kind: 'cloze', sentence: body.text, answers: key.answers, ...common };
  if (body.kind === 'numeric' && key.kind === 'numeric')
    return { kind: 'numeric', question: body.prompt, value: key.value, unit: body.unit ?? '', ...common };
  if (key.kind === 'short') {
    const points = key.keyPoints.map((wordings) => ({ wordings }));
    return { kind: 'short', question: body.prompt, reference: key.reference, points, ...common };
  }
  if (body.kind === 'ordering' && key.kind === 'ordering') {
    const steps = key.order.map((id) => body.steps.find((step) => step.id === id)?.text ?? '');
    return { kind: 'ordering', question: body.prompt, steps, ...common };
  }
  if (body.kind !== 'matching' || key.kind !== 'matching') return null;
  const pairs = body.left.map(({ id, text }) => ({
    left: text,
    right: body.right.find((option) => option.id === key.pairs[id])?.text ?? '',
  }));
  return { kind: 'matching', question: body.prompt, pairs, ...common };
}

/** The first sentence of the worked answer, or the first step or meaning, that stands in the passage. */
function quoteOf(item: GeneratedItem, passage: string): string | null {
  const lines = item.worked.split('\n').map((line) => cleanInline(line.replace(/^(?:>|\d+\.|-)\s?/, '')));
  const sentences = lines.flatMap((line) => splitSentences(line, 'en').map(({ text }) => text));
  return sentences.find((sentence) => isQuoted(sentence, passage))?.slice(0, 500) ?? null;
}
