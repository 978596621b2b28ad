import { jaccard } from '@/core/text/tokens';
import type { ItemKind } from '../contract';
import type { Draft } from './draft';

/** Exercises for one concept, in all and of each kind. */
const MOST = 14;
const MOST_OF_KIND: Record<ItemKind, number> = {
  choice: 3,
  truth: 3,
  cloze: 4,
  ordering: 2,
  matching: 2,
  numeric: 3,
  short: 3,
  code: 5,
};
/** Exercises of one kind with the same answer. */
const MOST_OF_ANSWER: Partial<Record<ItemKind, number>> = { cloze: 2, code: 1 };
/** Exercises of one variant: names that a block needs are easily read off. */
const MOST_OF_VARIANT: Readonly<Record<string, number>> = { 'code gives': 2, 'code uses': 1 };
/** Exercises of one kind whose sources overlap more than this ask the same. */
const SAME_SOURCE = 0.7;
/** Exercises of all kinds from one sentence. */
const MOST_OF_SOURCE = 4;

/** Leaves each question with one concept only: where the exercise is worth most, the earlier concept on a tie. Order is kept. */
export function withoutTwins(drafts: readonly (readonly Draft[])[]): Draft[][] {
  const best = new Map<string, Draft>();
  for (const draft of drafts.flat()) {
    const known = best.get(draft.mark);
    if (!known || draft.worth > known.worth) best.set(draft.mark, draft);
  }
  return drafts.map((own) => own.filter((draft) => best.get(draft.mark) === draft));
}

/** The best exercises of a concept: kinds take turns, the worthiest of each first, none that asks the same as one already taken. */
export function selectDrafts(drafts: readonly Draft[]): Draft[] {
  const waiting = new Map<ItemKind, Draft[]>();
  for (const draft of [...drafts].sort(byWorth)) {
    const kind = draft.item.body.kind;
    waiting.set(kind, [...(waiting.get(kind) ?? []), draft]);
  }
  const taken: Draft[] = [];
  for (let round = 0; round < MOST && taken.length < MOST; round++) {
    const heads = [...waiting.values()].flatMap((queue) => nextOf(queue, taken) ?? []).sort(byWorth);
    if (heads.length === 0) break;
    taken.push(...heads.slice(0, MOST - taken.length));
  }
  return taken;
}

/** Takes drafts off the queue until one fits beside those taken. */
function nextOf(queue: Draft[], taken: readonly Draft[]): Draft | null {
  for (let draft = queue.shift(); draft; draft = queue.shift()) if (fits(draft, taken)) return draft;
  return null;
}

function fits(draft: Draft, taken: readonly Draft[]): boolean {
  if (
    taken.some(({ variant, source }) => variant === 'number' && draft.variant === 'number' && source === draft.source)
  )
    return false;
  const kind = draft.item.body.kind;
  const same = taken.filter(({ item }) => item.body.kind === kind);
  if (same.length >= MOST_OF_KIND[kind]) return false;
  if (taken.filter(({ source }) => source === draft.source).length >= MOST_OF_SOURCE) return false;
  if (same.filter(({ answer }) => answer === draft.answer).length >= (MOST_OF_ANSWER[kind] ?? MOST)) return false;
  if (same.filter(({ variant }) => variant === draft.variant).length >= (MOST_OF_VARIANT[draft.variant] ?? MOST))
    return false;
  const words = draft.source.split(' ');
  return same.every(
    (other) =>
      isOtherQuestion(draft, other) &&
      (kind === 'code' || jaccard(words, other.source.split(' ')) < SAME_SOURCE || kind === 'choice'),
  );
}

/** The same code or sentence may be asked about once in a kind; a term and its meaning are two questions. */
function isOtherQuestion(a: Draft, b: Draft): boolean {
  return a.source !== b.source || a.item.body.kind === 'choice' || a.item.body.kind === 'code';
}

function byWorth(a: Draft, b: Draft): number {
  return b.worth - a.worth || (a.item.fingerprint < b.item.fingerprint ? -1 : 1);
}
