import type { TeachingConcept } from '@/features/concepts/contract';
import type { GeneratedItem } from '../contract';
import { practiceWords } from '../grade/translator';
import { choiceMeaning } from './choice-meaning';
import { choiceTerm } from './choice-term';
import { cloze } from './cloze';
import { clozeCode } from './cloze-code';
import { code } from './code';
import { codeResult } from './code-result';
import type { Draft, Maker } from './draft';
import { matching } from './matching';
import { matchingTable } from './matching-table';
import { readMaterial } from './material';
import { numeric } from './numeric';
import { ordering } from './ordering';
import { selectDrafts, withoutTwins } from './select';
import { shortFinish } from './short-finish';
import { shortWhat } from './short-what';
import { shortWhy } from './short-why';
import { truthDefinitions } from './truth-definitions';
import { truthNumbers } from './truth-numbers';

const MAKERS: readonly Maker[] = [
  choiceTerm,
  choiceMeaning,
  truthDefinitions,
  cloze,
  clozeCode,
  ordering,
  matchingTable,
  matching,
  numeric,
  truthNumbers,
  shortWhat,
  shortWhy,
  shortFinish,
  codeResult,
  code,
];

/**
 * Makes the exercises that a course's material carries, concept by concept in teaching order: correct by construction, each with three hints
 * and a worked answer that quotes the material. Hidden concepts get none. Fingerprints are unique within the result and depend on the
 * material alone; the same input gives the same output.
 *
 * @param input.seed decides the order of options and the choice among equally fit wrong options.
 * @param input.language BCP 47 tag of the material; exercises that take sentences apart are made for English only.
 */
export function generateItems(input: { concepts: TeachingConcept[]; seed: number; language: string }): GeneratedItem[] {
  const material = readMaterial(input.concepts, input.seed, input.language);
  const say = practiceWords('items', input.language);
  const drafts = material.subjects.map((subject): Draft[] =>
    MAKERS.flatMap((make) => make({ material, subject, say })),
  );
  return withoutTwins(drafts).flatMap((own) => selectDrafts(own).map(({ item }) => item));
}
