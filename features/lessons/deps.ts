import type { ApproachesPort } from '@/features/approaches/contract';
import type { ConceptsPort } from '@/features/concepts/contract';
import type { ConsentPort } from '@/features/consent/contract';
import type { ExperimentsPort } from '@/features/experiments/contract';
import type { GroundingPort } from '@/features/grounding/contract';
import type { OutputsPort } from '@/features/language-models/contract';
import type { LibraryPort } from '@/features/library/contract';
import type { MasteryPort } from '@/features/mastery/contract';
import type { PathwaysPort } from '@/features/pathways/contract';
import type { PracticePort, Presentation } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import type { ModelServing } from '@/platform/models/serving/types';
import type { Approach } from './contract';

/** What lessons by a model need besides. */
export interface TutorDeps {
  serving: ModelServing;
  grounding: GroundingPort;
  outputs: OutputsPort<Tx>;
}

export interface LessonsDeps {
  library: LibraryPort<Tx>;
  concepts: ConceptsPort<Tx>;
  mastery: MasteryPort<Tx>;
  /** Whether a language model may write for a learner. */
  consent: Pick<ConsentPort<Tx>, 'allows'>;
  practice: PracticePort<Tx> & { ofLesson(tx: Tx, lessonId: string): Promise<Presentation[]> };
  pathways: PathwaysPort<Tx>;
  /** Ways that are offered and switched off; left out: all are on. */
  approaches?: Pick<ApproachesPort<Tx>, 'offered' | 'allowed'>;
  /** What was decided for a learner on a concept: how it is taught and how hard its exercises are; left out or null: what fits. */
  decided?(
    tx: Tx,
    on: { learnerId: string; courseId: string; conceptId: string },
  ): Promise<{ approach: Approach | null; level: number | null } | null>;
  /** Which arm a learner has where ways of teaching or prompts are compared; left out: nothing is. */
  experiments?: ExperimentsPort<Tx>;
  /** Left out: every lesson is the composer's. */
  tutor?: TutorDeps;
  now(): Date;
  /** Told of errors that are no model's, before the composer stands in. */
  report(error: unknown): void;
}

/** Runs work in a transaction of its own, as the caller. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
