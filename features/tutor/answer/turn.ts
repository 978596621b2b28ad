import type { GroundingPort } from '@/features/grounding/contract';
import type { Retrieved, RetrieveInput } from '@/features/library/contract';
import type { Mode } from '@/features/mastery/contract';
import type { OpenExercise, RecentAttempt, TutorHint, WorkedAnswer } from '@/features/practice/contract';
import type { ModelServing, ServedBy } from '@/platform/models/serving/types';
import type { ChatCitation, StoredBlock, StoredReply } from '../contract';

/** A concept as an answer may use it. */
export interface Topic {
  name: string;
  aliases: readonly string[];
  /** A sentence of the material that says what it is, and where it stands. */
  definition: ({ text: string } & Omit<ChatCitation, 'number'>) | null;
}

/** One question with all that the tutor knows when it is asked; gathered by the server, never from the browser. */
export interface Turn {
  question: string;
  /** The question in the course's language, where it was asked in another and a model could translate it; search and quotes go by it. */
  inCourseLanguage?: string;
  /** What was said before in this conversation, oldest first, as plain words. */
  history: readonly { role: 'learner' | 'tutor'; text: string }[];
  course: { id: string; title: string; language: string };
  learnerId: string;
  concept: { id: string; name: string } | null;
  mode: Mode | null;
  /** The course's concepts, in teaching order. */
  topics: readonly Topic[];
  open: readonly OpenExercise[];
  /** The exercise on the screen. */
  presentationId: string | null;
  recent: readonly RecentAttempt[];
}

/** What one answer may use. None of it is called while a transaction is open. */
export interface TurnTools {
  serving: ModelServing;
  grounding: GroundingPort;
  retrieve(
    input: Pick<RetrieveInput, 'question' | 'history' | 'limit' | 'budgetTokens' | 'countTokens'>,
  ): Promise<Retrieved>;
  /** Takes the next hint of an exercise; it counts. */
  hint(presentationId: string, allowed: (markdown: string) => boolean): Promise<TutorHint | null>;
  /** The worked answer; it ends the exercise. */
  worked(presentationId: string): Promise<WorkedAnswer>;
  /** A passage of the course by its id, to cite it. */
  cite(chunkId: string): Promise<Omit<ChatCitation, 'number'> | null>;
  kept: {
    get(key: string): Promise<unknown>;
    put(key: string, value: unknown): Promise<void>;
  } | null;
  /** Whom to turn to, in the school's words; null: an adult that the learner trusts. */
  supportPerson: string | null;
}

export type TurnEvent =
  | { type: 'queued'; position: number; waitMs: number }
  | { type: 'started'; model: string }
  | { type: 'block'; block: StoredBlock; citations: ChatCitation[] }
  | { type: 'restart' };

/** What an answer came to, for the store and the record of outputs. */
export interface TurnResult {
  reply: StoredReply;
  /** Null where no model was asked. */
  output: {
    served: ServedBy | null;
    outcome: 'shown' | 'fallback' | 'failed' | 'cancelled';
    problem: { code: string; message: string } | null;
    grounding: { sentences: number; rewritten: number; quoted: number; removed: number } | null;
    chunkIds: string[];
    droppedChunkIds: string[];
  } | null;
}

export type TurnStream = AsyncGenerator<TurnEvent, TurnResult>;
