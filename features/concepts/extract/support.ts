import { STOP_WORDS } from '@/core/text/tokens';
import type { Candidate, Candidates } from './candidate';
import type { Material } from './material';
import { TermIndex } from './mentions';
import type { Word } from './words';

/** What the body of the course says about a candidate. */
export interface Support {
  /** Chunks whose teaching prose names it. */
  chunks: number;
  /** Times that teaching prose names it. */
  mentions: number;
  /** Share of the namings, 0 to 1, in which it is a noun. */
  noun: number;
  /** Share of the namings, 0 to 1, in the plural. */
  plural: number;
}

/** Of a candidate that the prose never names. */
export const NO_SUPPORT: Support = { chunks: 0, mentions: 0, noun: 0, plural: 0 };

/** An index over the candidates' forms; keys are the candidates' own forms. */
export function indexOf(candidates: Iterable<Candidate>): TermIndex {
  const index = new TermIndex();
  const all = [...candidates];
  for (const { form } of all) index.add(form, form);
  for (const { form, otherForms } of all) for (const other of otherForms) index.add(other, form);
  return index;
}

/** Words before which a noun phrase begins. */
const BEFORE_NOUN =
  /^(?:an?|the|this|that|these|those|each|every|any|some|no|one|two|three|all|both|many|several|most|its|their|our|your|his|her|of|in|with|by|for|from|on|into|between|about|through|using|called|and|or)$/;

/** Support of every candidate, by its form. */
export function supports(candidates: Candidates, material: Material): Map<string, Support> {
  const index = indexOf(candidates.values());
  const found = new Map<string, Support & { nouns: number; plurals: number }>();
  for (const { words } of material.chunks) {
    const here = new Set<string>();
    for (const { key, at, length } of index.find(words)) {
      const support = found.get(key) ?? { ...NO_SUPPORT, nouns: 0, plurals: 0 };
      found.set(key, support);
      support.mentions++;
      if (!here.has(key)) support.chunks++;
      here.add(key);
      if (isPlural(words[at + length - 1])) support.plurals++;
      if (isNounAt(words, at, length)) support.nouns++;
      support.noun = support.nouns / support.mentions;
      support.plural = support.plurals / support.mentions;
    }
  }
  return found;
}

function isPlural(word: Word | undefined): boolean {
  return word !== undefined && word.form !== word.lower;
}

/** A plural, or a word after "the", "of" … and before the end of a clause or a function word: not "the linear model", not "is linear". */
function isNounAt(words: readonly Word[], at: number, length: number): boolean {
  const last = words[at + length - 1];
  const next = words[at + length];
  if (!last) return false;
  if (isPlural(last)) return true;
  const ends = !next || next.start !== last.end + 1 || STOP_WORDS.has(next.lower);
  return ends && BEFORE_NOUN.test(words[at - 1]?.lower ?? '');
}
