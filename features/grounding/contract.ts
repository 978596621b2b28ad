import type { UnsupportedReason } from '@/core/grounding/reasons';
import type { ModelServing } from '@/platform/models/serving/types';

/** A passage that a text may lean on; `ref` is what the text cites as `[c1]`. */
export interface GroundPassage {
  ref: string;
  chunkId: string;
  heading: string;
  text: string;
}

/** Why a sentence doesn't stand. */
export type GroundReason =
  | UnsupportedReason
  | 'no_citation'
  | 'unknown_citation'
  | 'judge'
  /** It leaned on a sentence that was taken out ("This is why …"). */
  | 'context'
  /** The passages' words that would stand for it stand already. */
  | 'repeated';

export interface GroundInput {
  passages: readonly GroundPassage[];
  /** Language of the text, as in `courses.language`. */
  language: string;
  /** Names of the course's concepts: one put in the place of another changes the meaning. */
  terms: readonly string[];
  /** `strict`: what rests on no passage is taken out; `marked`: it stays with a mark, unless it has a number, a name, a formula or code. */
  own: 'strict' | 'marked';
  /**
   * What can't be shown to say only what the passages say is said in their own words, as a quotation; without it, a sentence stands unless something speaks
   * against it.
   */
  quotes?: boolean;
  /** Asks the model once for the sentence in words that the passages support; null where it can't. */
  rewrite?: (sentence: string, reasons: readonly GroundReason[], signal: AbortSignal) => Promise<string | null>;
  /** A judge model's word on whether the passages entail the sentence; null where it doesn't know. */
  judge?: (sentence: string, passages: readonly GroundPassage[], signal: AbortSignal) => Promise<boolean | null>;
}

/** One block as a learner sees it: Markdown without citation marks, and what it rests on. */
export interface GroundedBlock {
  kind: 'paragraph' | 'list' | 'code' | 'math' | 'table' | 'heading';
  markdown: string;
  /** Refs of the passages it rests on, in the order of the text. */
  refs: string[];
  /** Part of it rests on the model alone: shown with a plain mark. */
  own: boolean;
}

export interface RemovedSentence {
  sentence: string;
  reasons: GroundReason[];
}

export interface GroundedText {
  blocks: GroundedBlock[];
  removed: RemovedSentence[];
  /** Sentences that stand in the model's second words. */
  rewritten: number;
  /** Sentences that stand in the passages' words. */
  quoted: number;
  sentences: number;
}

export type GroundedEvent = { type: 'block'; block: GroundedBlock } | { type: 'removed'; removed: RemovedSentence };

export interface ModelHelpOptions {
  passages: readonly GroundPassage[];
  /** Language of the text, as in `courses.language`. */
  language: string;
  /** Whose share of the model it takes; null for the system. */
  learnerId: string | null;
  priority: 'interactive' | 'background';
}

/** Checks what a model wrote against the passages it was given, before anybody reads it. */
export interface GroundingPort {
  ground(markdown: string, input: GroundInput, signal: AbortSignal): Promise<GroundedText>;
  /** The same while it is written: each block comes as soon as it is whole and checked. @returns what {@link ground} would. */
  groundStream(
    text: AsyncIterable<string>,
    input: GroundInput,
    signal: AbortSignal,
  ): AsyncGenerator<GroundedEvent, GroundedText>;
  /** `rewrite` and `judge` for {@link GroundInput} by the models that are configured now; empty without any. */
  modelHelp(serving: ModelServing, options: ModelHelpOptions): Pick<GroundInput, 'rewrite' | 'judge'>;
}
