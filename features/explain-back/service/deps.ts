import type { ConceptsPort } from '@/features/concepts/contract';
import type { ConsentPort } from '@/features/consent/contract';
import type { OutputsPort } from '@/features/language-models/contract';
import type { MasteryPort } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import type { ModelServing } from '@/platform/models/serving/types';
import { explainBackErrors } from '../contract';
import { createMaterialReader, type MaterialReader } from '../material';

export interface ExplainBackDeps {
  concepts: Pick<ConceptsPort<Tx>, 'teachingConcepts'>;
  mastery: Pick<MasteryPort<Tx>, 'recordEvidence' | 'overrule' | 'currentConcept'>;
  /** Whether a language model may read what a learner writes. */
  consent: Pick<ConsentPort<Tx>, 'allows'>;
  serving: ModelServing;
  outputs: OutputsPort<Tx>;
  now(): Date;
}

/** What the parts of the service share. */
export interface Tools extends ExplainBackDeps {
  material: MaterialReader;
}

export function toolsOf(deps: ExplainBackDeps): Tools {
  return { ...deps, material: createMaterialReader(deps.concepts) };
}

/** Runs work in a transaction of its own, as the caller. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

export const fail = errorsOf(explainBackErrors);
export const noSuchExplanation = () =>
  fail('explanation_not_found', 'There is no such explanation of yours or your classes.');
export const noSuchConcept = () => fail('concept_not_found', 'There is no such concept in this course.');
