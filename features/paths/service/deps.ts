import type { ConceptsPort } from '@/features/concepts/contract';
import type { MasteryPort } from '@/features/mastery/contract';
import type { PathwaysPort } from '@/features/pathways/contract';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { pathsErrors } from '../contract';

export interface PathsDeps {
  concepts: Pick<ConceptsPort<Tx>, 'teachingConcepts'>;
  mastery: Pick<MasteryPort<Tx>, 'currentConcept' | 'courseParameters'>;
  pathways: Pick<PathwaysPort<Tx>, 'standings'>;
  now(): Date;
}

export const fail = errorsOf(pathsErrors);
export const noSuchPath = () => fail('path_not_found', 'There is no such path of yours or your classes.');
