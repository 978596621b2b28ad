import type { CourseChunk } from '@/features/library/contract';
import type { Block, BlockKind } from '@/platform/markdown/types';

/** What a unit does for a learner. */
export type UnitRole =
  | 'definition'
  | 'explanation'
  | 'steps'
  | 'example'
  | 'analogy'
  | 'caution'
  | 'comparison'
  | 'formula'
  | 'code'
  | 'figure'
  | 'table'
  | 'summary'
  | 'story';

/** What a lesson never cuts: a sentence of a paragraph, an item of a loose list, or a whole block. */
export interface Atom {
  /** `paragraph` for a sentence, `list` for an item or a whole list. */
  kind: BlockKind;
  chunk: CourseChunk;
  block: Block;
  /** Place of its block in the run, from 0. */
  blockIndex: number;
  /** Renders alone; soft line breaks of sentences are spaces. */
  markdown: string;
  /** Range in the source: the sentence's own where the source can be followed to it, else its block's. */
  start: number;
  end: number;
  key: string;
  words: number;
  /** An item of a list that is taken item by item. */
  item: boolean;
  /** Cannot be understood without the atom before it. */
  needsPrevious: boolean;
  /** Promises the atom after it. */
  needsNext: boolean;
  /** False for exercises, learners' instructions, references to other places and the like. */
  teachable: boolean;
  /** "Let's define …": only good in front of what it brings in. */
  stageDirection: boolean;
}

/** The smallest stretch of a run that stands alone: nothing in it leans on anything outside it. */
export interface Unit {
  run: Run;
  /** Place among the run's units, from 0. */
  index: number;
  atoms: Atom[];
  roles: Set<UnitRole>;
  words: number;
  stems: ReadonlySet<string>;
  /** Names the concept. */
  mentions: boolean;
  /** Earlier units of the run that explain a symbol or make a name that this one uses. */
  requires: Set<Unit>;
  /** 0 for a unit that an editor would take as it is; each blemish adds to it. */
  blemish: number;
}

/** Adjacent passages under one heading, read as one. */
export interface Run {
  /** Place among the concept's runs, from 0. */
  index: number;
  sourceId: string;
  sourcePath: string;
  headingPath: string[];
  units: Unit[];
  /** How much the run is about the concept, 0 to 4. */
  relevance: number;
}

/** The concept as the composer asks for it. */
export interface Topic {
  name: string;
  /** Normalised phrases (stems joined by spaces) under which a text may name it. */
  phrases: string[];
  language: string;
}
