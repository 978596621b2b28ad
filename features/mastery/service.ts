import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { condenseLearner } from './condense/condense-learner';
import { forgetAll } from './condense/store-condense';
import type {
  ConceptBktParameters,
  ConceptEvidence,
  ConceptParametersInForce,
  CourseProgress,
  EvidenceFollower,
  MasteryPort,
} from './contract';
import { courseParameters } from './model/store-in-force';
import { answersOf, newAnswersOf } from './service/answers';
import { countedAnswers } from './service/counted-answers';
import { mergeConcepts } from './service/merge-concepts';
import { overrule } from './service/overrule';
import { changeParameters, clearParameters, conceptParameters } from './service/parameters';
import { place } from './service/place';
import { conceptEvidence, courseProgress } from './service/progress';
import { prepareEvidence, recordEvidence } from './service/record-evidence';
import { masteryRows, mergedInto } from './store';
import { lastSequence } from './store-answers';

export interface MasteryDeps {
  now(): Date;
  /** What is derived from the same answers and written with them; left out: nothing. */
  follower?: EvidenceFollower<Tx> | null;
}

export interface MasteryService extends MasteryPort<Tx> {
  /** @throws learner_not_found */
  progress(
    tx: Tx,
    principal: Principal,
    input: { courseId: string; learnerId?: string | undefined },
  ): Promise<CourseProgress>;
  /** @throws learner_not_found, concept_not_found */
  evidence(
    tx: Tx,
    principal: Principal,
    input: { courseId: string; conceptId: string; learnerId?: string | undefined },
  ): Promise<ConceptEvidence>;
  /** @throws concept_not_found */
  parameters(tx: Tx, courseId: string, conceptId: string): Promise<ConceptParametersInForce>;
  /** @throws concept_not_found */
  setParameters(
    tx: Tx,
    principal: Principal,
    input: { courseId: string; conceptId: string; parameters: ConceptBktParameters },
  ): Promise<ConceptParametersInForce>;
  /** @throws concept_not_found */
  clearParameters(
    tx: Tx,
    principal: Principal,
    input: { courseId: string; conceptId: string },
  ): Promise<ConceptParametersInForce>;
}

/** The learner model: what each learner probably knows of each concept, and why. */
export function createMastery({ now, follower = null }: MasteryDeps): MasteryService {
  return {
    recordEvidence: (tx, input) => recordEvidence(follower, tx, input),
    prepareEvidence: (input, known) => prepareEvidence(follower, input, known),
    overrule: (tx, input) => overrule(follower, tx, input),
    answersOf,
    newAnswersOf,
    place,
    countedAnswers,
    lastSequence,
    async courseParameters(tx, courseId) {
      const inForce = await courseParameters(tx, courseId);
      return (conceptId) => inForce(conceptId).parameters;
    },
    currentConcept: mergedInto,
    async masteryOf(tx, learnerId, courseId) {
      const rows = await masteryRows(tx, learnerId, courseId);
      return new Map(
        rows.filter((row) => row.evidenceCount > 0 || row.attemptCount === 0).map((row) => [row.conceptId, row.pKnown]),
      );
    },
    condense: (tx, input) => condenseLearner(follower, tx, input),
    forget: forgetAll,
    mergeConcepts: (tx, input) => mergeConcepts(follower, tx, input, now()),
    progress: courseProgress,
    evidence: conceptEvidence,
    parameters: async (tx, courseId, conceptId) => (await conceptParameters(tx, courseId, conceptId)).inForce,
    setParameters: (tx, principal, input) => changeParameters(tx, principal, input, now()),
    clearParameters: (tx, principal, input) => clearParameters(tx, principal, input, now()),
  };
}
