/** What a key point says of its concept. */
export type PointAspect = 'definition' | 'why' | 'how' | 'condition' | 'relation' | 'example' | 'fact';

/** A sentence (or numbered procedure) of the material that an explanation of the concept should say in other words. */
export interface KeyPoint {
  /** `p1` is the first in teaching order. */
  id: string;
  aspect: PointAspect;
  /** As the material says it, plain text. */
  text: string;
  /** Above 0; the definition weighs most. */
  importance: number;
  passageId: string;
  /** Range in the passage's source, in UTF-16 units. */
  start: number;
  end: number;
}

/** A passage of the material as key points are found in it. */
export interface PointPassage {
  id: string;
  /** Nearest heading, or ''. */
  heading: string;
  blocks: readonly {
    kind: string;
    role: string;
    markdown: string;
    start: number;
    end: number;
    ordered?: boolean | undefined;
    items?: readonly string[] | undefined;
    term?: string | undefined;
    definition?: string | undefined;
  }[];
}

export interface NamedConcept {
  name: string;
  aliases: readonly string[];
}

/** How a point is met by the learner's words. */
export type PointStatus = 'covered' | 'partly' | 'missing' | 'wrong';

/** Words of the learner's, exactly as written, with their place in the text. */
export interface Quote {
  text: string;
  start: number;
  end: number;
}

export interface JudgedPoint {
  id: string;
  status: PointStatus;
  /** Probability that the learner's words say the point, 0 to 1. */
  probability: number;
  /** The learner's words that come nearest; null where nothing comes near. */
  said: Quote | null;
  /** Said only in words taken over from the material. */
  copied: boolean;
}

/** Something that the learner has wrong, with their words. */
export type Misconception =
  | { kind: 'denied' | 'opposite' | 'number'; pointId: string; said: string; written: string; quote: Quote }
  | { kind: 'confused'; concept: string; passage: string; quote: Quote };

/** What a text is, before anything is judged. */
export type TextState =
  | 'fine'
  | 'empty'
  | 'too_short'
  | 'too_long'
  | 'not_words'
  | 'code'
  | 'other_language'
  | 'copied'
  | 'keywords';

export type ClaritySign = 'own_words' | 'copied' | 'keywords' | 'connected' | 'unconnected' | 'long' | 'example';
export interface Clarity {
  level: 'clear' | 'fair' | 'unclear';
  signs: ClaritySign[];
  words: number;
  /** Share of the words that stand in the material in the same order, 0 to 1. */
  copiedShare: number;
}

/** `partly` tells neither way. */
export type Outcome = 'explained' | 'partly' | 'not_yet';

export interface Judgement {
  state: TextState;
  points: JudgedPoint[];
  misconceptions: Misconception[];
  /** Share of the points, by importance, that the text says: a half for those it says partly. 0 to 1. */
  coverage: number;
  /** Where the coverage lies with about two thirds probability, as far as the probabilities of the points tell. */
  coverageLow: number;
  coverageHigh: number;
  /** Share of the points the text speaks of that it has right, 0 to 1; 1 where it speaks of none and has nothing wrong. */
  accuracy: number;
  clarity: Clarity;
  outcome: Outcome;
}
