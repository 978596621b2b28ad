import type { ServedCall } from '@/platform/models/serving/note-calls';
import type { ServedBy } from '@/platform/models/serving/types';
import type { Approach, LessonMaking, StoredSection } from '../contract';

/** A lesson by a model, whole and checked, before it is given to its learner. Nothing in it depends on who writes it into which row. */
export interface PreparedDraft {
  sections: StoredSection[];
  /** Keys of what it shows, to be remembered. */
  keys: string[];
  words: number;
  materialUsedUp: boolean;
  approach: Approach;
  composer: string;
  making: LessonMaking;
  /** What it took. */
  served: ServedBy;
  /** Further calls that it took: sentences asked again, judgements, plainer paragraphs. Drafts that were prepared long ago have none. */
  calls?: readonly ServedCall[];
}
