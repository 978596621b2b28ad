import { STOP_WORDS } from '@/core/text/tokens';
import type { Block } from '@/platform/markdown/types';
import type { ConceptText } from '../lean';
import type { MaterialChunk } from '../material';
import { isOfExercises } from '../practice-owners';
import { wordsOf } from '../words';
import { codeTokens, formulaTokens, inlineTokens } from './code-tokens';
import { linksIn, pageOf, wordsOfLink } from './page-links';

/** How often something occurs. */
export type Counts = Map<string, number>;

/** What a concept's own text and the exercises on it consist of. */
export interface Profile {
  form: string;
  /** Content words of its own text, headings included; of its first passages; of its exercises. */
  own: Counts;
  brief: Counts;
  practice: Counts;
  /** Words in all, small ones included. */
  ownSize: number;
  practiceSize: number;
  /** Tokens of code and formulas: presented (weighed), used in its own examples, used in its exercises. */
  shown: Counts;
  shownSize: number;
  ownCode: Counts;
  practiceCode: Counts;
  /** Pages that its own text links to, and its exercises; words in the addresses of the latter. */
  ownPages: Set<string>;
  practicePages: Set<string>;
  linkWords: Counts;
  /** Passages of its exercises that stand in folders of their own: those at the end of a section are on whatever it speaks of. */
  exercises: Set<string>;
}

/** Passages that open a concept's own text. */
const BRIEF = 2;
/** How much a token counts towards being presented: in a heading, in a sentence, in an example. */
const HEADED = 3;
const NAMED = 2;
const SHOWN = 0.5;

/** Reads the texts of all concepts, by form. O(words). */
export function readProfiles(texts: ReadonlyMap<string, ConceptText>): Map<string, Profile> {
  return new Map([...texts].map(([form, text]) => [form, readProfile(form, text)]));
}

function readProfile(form: string, { own, practice }: ConceptText): Profile {
  const profile: Profile = {
    ...{ form, own: new Map(), brief: new Map(), practice: new Map(), ownSize: 0, practiceSize: 0 },
    ...{ shown: new Map(), shownSize: 0, ownCode: new Map(), practiceCode: new Map() },
    ...{ ownPages: new Set(), practicePages: new Set(), linkWords: new Map() },
    exercises: new Set(practice.filter(({ chunk }) => isOfExercises(chunk.sourcePath)).map(({ chunk }) => chunk.id)),
  };
  for (const [place, read] of own.entries()) readOwn(profile, read, place < BRIEF);
  for (const read of practice) readPractice(profile, read);
  return profile;
}

function readOwn(profile: Profile, { chunk, words, otherWords }: MaterialChunk, opens: boolean): void {
  for (const { form } of [...words, ...otherWords]) {
    profile.ownSize++;
    if (!isContent(form)) continue;
    add(profile.own, form, 1);
    if (opens) add(profile.brief, form, 1);
  }
  for (const heading of chunk.headingPath.slice(1)) {
    for (const { form } of wordsOf(heading)) if (isContent(form)) add(profile.own, form, 1);
    for (const token of inlineTokens(heading)) add(profile.shown, token, HEADED);
  }
  for (const block of chunk.blocks) {
    const [code, named] = [codeOf(block), namedIn(block)];
    profile.shownSize += code.length + named.length;
    for (const token of named) add(profile.shown, token, NAMED);
    for (const token of code) {
      add(profile.shown, token, SHOWN);
      add(profile.ownCode, token, 1);
    }
    for (const link of linksIn(block)) profile.ownPages.add(pageOf(link));
  }
}

function readPractice(profile: Profile, { chunk, words, otherWords }: MaterialChunk): void {
  for (const { form } of [...words, ...otherWords]) {
    profile.practiceSize++;
    if (isContent(form)) add(profile.practice, form, 1);
  }
  for (const block of chunk.blocks) {
    for (const token of [...namedIn(block), ...codeOf(block)]) add(profile.practiceCode, token, 1);
    for (const link of linksIn(block)) {
      profile.practicePages.add(pageOf(link));
      for (const word of new Set(wordsOfLink(link))) if (isContent(word)) add(profile.linkWords, word, 1);
    }
  }
}

/** Tokens that prose names in backticks or inline formulas. */
export function namedIn({ kind, markdown }: Block): string[] {
  return kind === 'code' || kind === 'output' || kind === 'math' ? [] : inlineTokens(markdown);
}

export function codeOf({ kind, text }: Block): string[] {
  if (kind === 'math') return formulaTokens(text);
  return kind === 'code' ? codeTokens(text) : [];
}

/** Whether a word says something by itself. */
export function isContent(word: string): boolean {
  return word.length > 1 && !STOP_WORDS.has(word) && /\p{L}/u.test(word);
}

export function add(counts: Counts, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
