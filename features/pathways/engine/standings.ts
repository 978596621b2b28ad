import { probabilityOfRecall } from '@/core/memory/memory';
import { provableFrom } from '@/core/sequencing/gates';
import type { Standing, StandingState } from '../contract';
import { type Situation, stateAt } from './situation';

/** What is stored of a learner's mastery of a concept. */
export interface StoredMastery {
  pKnown: number;
  attemptCount: number;
  evidenceCount: number;
  lastEvidenceAt: Date | null;
}

/** Where a learner stands with each concept of a course, in its order. */
export function standingsOf(
  situation: Situation,
  stored: ReadonlyMap<string, StoredMastery>,
  dueAtOf: (conceptId: string) => Date | null = () => null,
): Standing[] {
  const { course, pathway, passed, now } = situation;
  const { unproven } = pathway.policy.limits;
  const opens = (id: string) => {
    const needed = course.numberOf.get(id);
    return needed === undefined || (passed[needed] === 1 && unproven?.[needed] !== 1);
  };
  return course.concepts.map((concept, number): Standing => {
    const row = stored.get(concept.id);
    const missingIds = concept.prerequisiteIds.filter((id) => !opens(id));
    const gate = pathway.gates[number];
    const memory = pathway.memories[number];
    const at = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : new Date(ms).toISOString());
    const rule = course.rules[number];
    const mastered = stateAt(course, pathway, number, now);
    return {
      conceptId: concept.id,
      name: concept.name,
      position: concept.position,
      prerequisiteIds: concept.prerequisiteIds.filter((id) => course.numberOf.has(id)),
      state: mastered === 'learning' ? stateOfOpen(missingIds.length > 0, (row?.attemptCount ?? 0) > 0) : mastered,
      mastery: row?.pKnown ?? null,
      recall: memory ? probabilityOfRecall(memory, now) : null,
      attempts: row?.attemptCount ?? 0,
      evidenceCount: row?.evidenceCount ?? 0,
      lastAnswerAt: row?.lastEvidenceAt?.toISOString() ?? null,
      masteredAt: at(gate?.masteredAt),
      heldAt: at(gate?.heldAt),
      provableFrom: gate && rule ? at(provableFrom(gate, rule)) : null,
      dueAt: mastered === 'learning' ? null : (dueAtOf(concept.id)?.toISOString() ?? at(memory?.dueAt)),
      missingIds,
    };
  });
}

/** Of a concept that isn't mastered. What was begun before something it needs was lost stays open to its learner. */
function stateOfOpen(isMissing: boolean, isBegun: boolean): StandingState {
  if (isBegun) return 'learning';
  return isMissing ? 'locked' : 'ready';
}
