import type { ChunkPlace } from '../contract';

/** A chunk to be among the passages whatever the question's words find: it teaches the concept, or one that is needed first. */
export interface RetrieveAnchor {
  chunkId: string;
  why: 'concept' | 'prerequisite';
  /** Above 0 up to 1. */
  weight: number;
}

export interface RetrieveInput {
  courseId: string;
  question: string;
  /** What was said before, oldest first: a follow-up ("and why?") is searched with it. */
  history?: readonly string[];
  anchors?: readonly RetrieveAnchor[];
  /** Chunks that are not wanted. */
  exclude?: readonly string[];
  /** Most passages. */
  limit: number;
  /** Room for all passages, as counted by `countTokens`. */
  budgetTokens: number;
  countTokens(text: string): Promise<number> | number;
}

/** One passage for a prompt: a chunk, or neighbours of one source made one. */
export interface RetrievedPassage {
  /** `c1` is the best. */
  ref: string;
  chunkIds: string[];
  chunkId: string;
  sourceId: string;
  sourceTitle: string;
  sourcePath: string;
  headingPath: string[];
  /** Of all its chunks together. */
  place: ChunkPlace | null;
  start: number;
  end: number;
  text: string;
  why: 'question' | 'concept' | 'prerequisite';
  score: number;
}

/**
 * From this coverage on, the material speaks of a question. Measured on the sample course: 4 of 54 questions that it answers lie below,
 * 6 of 40 on other subjects above, most of those on neighbouring ones that share its words.
 */
export const COVERED_FROM = 0.5;

export interface Retrieved {
  passages: RetrievedPassage[];
  dropped: { chunkId: string; reason: 'budget' | 'duplicate' | 'limit' }[];
  /** 0 to 1: how much of what the question asks for the passages speak of; near 0 the material doesn't cover it. */
  coverage: number;
}

/** What is looked for by its likeness: passages of the course, or a text of any kind. */
export interface SimilarInput {
  courseId: string;
  /** Passages of the course whose like is wanted; they themselves are left out. Either these or `text`. */
  chunkIds?: readonly string[];
  text?: string;
  /** Only in this course (the default), or in all that the transaction may see. */
  within?: 'course' | 'all';
  /** Chunks that are not wanted. */
  exclude?: readonly string[];
  /** Most passages. */
  limit: number;
}

/** A passage that is like what was given; best first. */
export interface SimilarChunk {
  chunkId: string;
  courseId: string;
  sourceId: string;
  sourceTitle: string;
  headingPath: string[];
  /** 0 to 1: 1 has all that is characteristic of what was given. Comparable within one answer only. */
  score: number;
}
