import type { Retrieved } from '@/features/library/contract';
import type { OpenExercise } from '@/features/practice/contract';
import type { ReplyNote, StoredBlock } from '../contract';
import { type Numbering, numbering } from './citations';
import type { TurnResult } from './turn';

/** What may not be told while an answer is made. */
export interface Guarded {
  guarded: readonly OpenExercise[];
  /** Presentations whose answer must not be said even in passing. */
  inFront: ReadonlySet<string>;
}

/** An answer while a model writes it. */
export interface Draft {
  blocks: StoredBlock[];
  notes: Set<ReplyNote>;
  numbers: Numbering;
  model: string | null;
  /** All that the model wrote so far. */
  raw: string;
  /** Something was left out for the sake of an open exercise. */
  withheld: boolean;
  output: NonNullable<TurnResult['output']>;
}

export function newDraft(retrieved: Retrieved): Draft {
  return {
    blocks: [],
    notes: new Set(),
    numbers: numbering(new Map(retrieved.passages.map((passage) => [passage.ref, passage]))),
    model: null,
    raw: '',
    withheld: false,
    output: emptyOutput(retrieved),
  };
}

/** The record of an output before anything is known of it but its passages. */
export function emptyOutput(retrieved: Retrieved): Draft['output'] {
  return {
    served: null,
    outcome: 'shown',
    problem: null,
    grounding: null,
    chunkIds: retrieved.passages.flatMap((passage) => passage.chunkIds),
    droppedChunkIds: retrieved.dropped.map((each) => each.chunkId),
  };
}
