import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import type { GeneratedItem, ItemBody, ItemKey } from '../contract';
import { tells } from '../grade/check-hints';
import { checkItem } from '../grade/check-item';
import type { practiceWords } from '../grade/translator';
import type { Material, Subject } from './material';
import { hash } from './random';

/** What a maker of exercises is given: the course, the concept to make them for, and the words to ask with. */
export interface MakerInput {
  material: Material;
  subject: Subject;
  say: ReturnType<typeof practiceWords<'items'>>;
}

/** Makes the sound exercises of one kind that a concept's material carries; none where it carries none. Deterministic. */
export type Maker = (input: MakerInput) => Draft[];

/** An exercise before the choice of the best ones. */
export interface Draft {
  item: GeneratedItem;
  /** How much the exercise is worth beside others of the concept, 0 to 1. */
  worth: number;
  /** Text that it is made from, to keep exercises from repeating one another. */
  source: string;
  /** What is asked for; a concept asks for the same thing in the same way only a few times. */
  answer: string;
  /** The kind, or a finer sort of it of which a concept gets only a few. */
  variant: string;
  /** Exercises with one mark ask the same thing, wherever they come from. */
  mark: string;
}

interface DraftInput {
  subject: Subject;
  chunk: CourseChunk;
  block: Block;
  body: ItemBody;
  key: ItemKey;
  /** Wordings for the first two hints, best first: the first that does not tell the answer is taken. */
  nudges: readonly string[];
  narrower: readonly string[];
  passage: string;
  worked: string;
  explanations?: Record<string, string>;
  difficulty: number;
  worth: number;
  source: string;
  /** What is asked for. */
  answer: string;
  variant?: string;
  /** Mark of exercises that ask the same thing of different passages; the fingerprint where there are none. */
  mark?: string;
  /** What makes the exercise this one: the normalised text and answer that it stands on. */
  identity: readonly string[];
}

/**
 * Builds the exercise and checks it; null where two hints cannot be given without telling the answer, or where the check of soundness
 * finds a fault.
 */
export function makeDraft(input: DraftInput, language: string): Draft | null {
  const { body, key } = input;
  const safe = (hint: string) => hint.trim() !== '' && !tells(hint, body, key, language);
  const nudge = input.nudges.find(safe);
  const narrower = input.narrower.find((hint) => hint !== nudge && safe(hint));
  if (nudge === undefined || narrower === undefined) return null;
  const item: GeneratedItem = {
    conceptId: input.subject.concept.id,
    chunkId: input.chunk.id,
    start: input.block.start,
    end: input.block.end,
    body,
    key,
    hints: [nudge, narrower, input.passage],
    worked: input.worked,
    explanations: input.explanations ?? {},
    difficulty: Math.round(Math.min(1, Math.max(0, input.difficulty)) * 100) / 100,
    fingerprint: hash(body.kind, ...input.identity.map(normalise)),
  };
  if (checkItem(item, language).length > 0) return null;
  return {
    item,
    worth: input.worth,
    source: normalise(input.source),
    answer: normalise(input.answer),
    variant: input.variant ?? body.kind,
    mark: input.mark ?? item.fingerprint,
  };
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$`+*/%=<>.-]+/gu, ' ')
    .trim();
}

/** Option ids in the order shown: a, b, c … */
export function optionIds<Option extends { text: string }>(options: readonly Option[]): (Option & { id: string })[] {
  return options.map((option, i) => ({ ...option, id: String.fromCharCode(97 + i) }));
}
