import type { TeachingConcept } from '@/features/concepts/contract';
import type { Tx } from '@/platform/database/transaction';
import type { Opening, Place } from '../contract';
import { say } from '../words';
import type { TutorDeps } from './deps';
import { readLimit } from './limit';
import { readSituation } from './situation';

/** What stands in an empty chat: three questions worth asking here, and what may be expected. */
export async function readOpening(
  deps: TutorDeps,
  tx: Tx,
  key: { learnerId: string; courseId: string },
  place: Place,
): Promise<Opening> {
  const { turn } = await readSituation(deps, tx, key, place);
  const concepts = (await deps.concepts.teachingConcepts(tx, key.courseId)).filter((concept) => !concept.hidden);
  const exercise = turn.presentationId !== null;
  return {
    suggestions: exercise
      ? [say('suggest.hint'), say('suggest.look'), say('suggest.asks')]
      : suggestions(concepts, turn.concept?.id ?? null),
    concept: turn.concept?.name ?? null,
    exercise,
    model: deps.serving.available('tutor'),
    off: !(await deps.consent.allows(tx, key.learnerId, 'tutoring')),
    limit: await readLimit(tx, key.learnerId, deps.questionsPerHour, deps.now()),
  };
}

/** Questions on concepts that the material defines, those of the place first; fewer where there are too few. */
export function suggestions(concepts: readonly TeachingConcept[], conceptId: string | null): string[] {
  const sound = concepts.filter((concept) => concept.chunks.length > 0);
  const defined = sound.filter((concept) => concept.definition !== null);
  const ordered = defined.length > 1 ? defined : sound;
  const here = sound.find((concept) => concept.id === conceptId) ?? ordered[0];
  if (!here) return [];
  const at = ordered.findIndex((concept) => concept.id === here.id);
  const other = ordered[at + 1] ?? ordered[at - 1];
  return [
    say('suggest.what', { concept: here.name }),
    ...(other && other.id !== here.id ? [say('suggest.differ', { concept: here.name, other: other.name })] : []),
    say('suggest.why', { concept: here.name }),
  ];
}
