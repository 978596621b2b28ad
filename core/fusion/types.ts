import type { CourseTerm } from '../readability/new-terms';
import type { ReadingLevel } from '../readability/reading-level';
import type { Ranges } from './ranges';

/** A piece of a lesson: prose that was written for it, or a set (table, code, figure, definition) that stays as the material has it. */
export interface FusionBlock {
  form: 'prose' | 'list' | 'set';
  markdown: string;
  /** What a set costs its reader, in words; prose is counted. */
  words?: number;
}

export interface FusionSection<B extends FusionBlock> {
  kind: string;
  blocks: B[];
}

/** What a paragraph has too much or too little of, with the figure and the bound that it breaks. */
export interface Excess {
  what:
    | 'hard'
    | 'long_sentence'
    | 'long_sentences'
    | 'long_paragraph'
    | 'new_terms'
    | 'too_long'
    | 'too_short'
    | 'rule_first';
  /** As measured, and the most (for `hard` and `too_short`, the least) that the range allows. */
  measured: number;
  bound: number;
}

/** What was done to bring something into its range. `kept`: it stayed out of range, since nothing safe was left to do. */
export interface FitAction {
  what:
    | 'simplified'
    | 'sentence_split'
    | 'paragraph_broken'
    | 'term_defined'
    | 'block_dropped'
    | 'section_dropped'
    | 'praise_removed'
    | 'exclamation_calmed'
    | 'kept';
  section: string;
  /** Place of the block in its section, from 0. */
  block: number | null;
  because: Excess[];
}

export interface FusionContext {
  ranges: Ranges;
  language: string;
  /** Terms of the course; the concept that is taught is not among them. */
  terms: readonly CourseTerm[];
  /** Stems of all terms' words: set aside when reading ease is measured. */
  aside: ReadonlySet<string>;
}

/** What a lesson has so far; made by `emptyState`, changed by `fitSection` alone. */
export interface FusionState {
  words: number;
  /** Ids of the terms that the learner knew or has met in the lesson. */
  met: ReadonlySet<string>;
  /** Paragraphs that the model was asked to write anew, and terms that were defined. */
  simplified: number;
  defined: number;
  kinds: readonly string[];
}

/** What a lesson is like. */
export interface DraftMeasures {
  words: number;
  level: ReadingLevel | null;
  /** Most terms of the course that one paragraph brings in. */
  mostNewTerms: number;
  exclamations: number;
  praise: number;
  /** Share of sentences, 0 to 1; null where the language has no rules for it. */
  impersonal: number | null;
  excess: Excess[];
}
