/** A chunk that may come before a model, with how well it answers. */
export interface Candidate {
  id: string;
  sourceId: string;
  /** Place in its source; neighbours differ by 1. */
  ordinal: number;
  start: number;
  end: number;
  text: string;
  /** Stems of the words that carry its subject matter. */
  stems: ReadonlySet<string>;
  /** 0 to 1: how well it answers the question, beside the best. */
  relevance: number;
  why: 'question' | 'concept' | 'prerequisite';
  /** Added to the relevance for a chunk that is wanted whatever the question's words find; 0 for others. */
  bonus: number;
}

/** One passage for a prompt: a chunk, or neighbours of one source in their order. */
export interface Passage {
  /** In the order of the source. */
  chunks: Candidate[];
  /** The chunk for whose sake it is there. */
  best: Candidate;
  score: number;
}

export type DropReason = 'budget' | 'duplicate' | 'limit';

export interface Selection {
  /** Best first. */
  passages: Passage[];
  dropped: { id: string; reason: DropReason }[];
}
