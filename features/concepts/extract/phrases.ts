import { STOP_WORDS } from '@/core/text/tokens';
import { addSighting, type Candidates } from './candidate';
import { isName, isStructural } from './heading';
import { EDGE_WORDS, IMPERATIVES, SENTENCE_WORDS } from './heading-words';
import type { Material, MaterialChunk } from './material';
import { formOfRun } from './mentions';
import type { Word } from './words';

/** Words of a key phrase. */
const LONGEST = 4;
/** Passages that must hold it, and times that it must stand there by itself. */
const LEAST_PASSAGES = 3;
const LEAST_VALUE = 5;
/** C-value of full strength. */
const FULL = 24;
/** At most one phrase for so many words of the course. */
const WORDS_EACH = 600;

/** Adjectives and verbs that make no term with what follows: "different types", "given input". */
const LOOSE =
  /^(?:different|same|first|second|third|next|last|new|old|given|following|similar|single|large|larger|small|smaller|good|better|best|bad|many|several|possible|previous|whole|entire|full|simple|common|main|important|specific|particular|real|right|left|certain|various|additional|able|total|current|above|below|high|low|long|short|example|section|chapter|figure|exercise|code|use|using|used|make|makes|need|let|like|one|two|three|four|number|way|set|see|want|know|work|people)$/;

interface Phrase {
  term: string;
  length: number;
  count: number;
  passages: Set<MaterialChunk>;
  /** Times inside longer phrases, and how many of those there are. */
  within: number;
  longer: number;
}

/**
 * Key phrases of two to four words by C-value: frequency, less what it owes to longer phrases that hold it, times the logarithm of its
 * length (Frantzi, Ananiadou & Mima, "Automatic recognition of multi-word terms", IJDL 3, 2000). Their candidates come from a part-of-speech
 * filter; here from runs of content words, because the material may be in any language.
 */
export function phraseSightings(candidates: Candidates, material: Material): void {
  const phrases = countPhrases(material);
  const found = [...phrases.values()]
    .map((phrase) => ({ phrase, value: cValue(phrase) }))
    .filter(({ phrase, value }) => value >= LEAST_VALUE && phrase.passages.size >= LEAST_PASSAGES)
    .filter(({ phrase: { term } }) => isName(term) && !isStructural(term))
    .sort((a, b) => b.value - a.value || (a.phrase.term < b.phrase.term ? -1 : 1));
  for (const { phrase, value } of found.slice(0, Math.ceil(material.size / WORDS_EACH))) {
    const [chunk = null] = phrase.passages;
    addSighting(candidates, { signal: 'phrase', term: phrase.term, strength: Math.min(1, value / FULL), chunk });
  }
}

function cValue({ length, count, within, longer }: Phrase): number {
  return Math.log2(length) * (longer === 0 ? count : count - within / longer);
}

function countPhrases(material: Material): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  for (const read of material.chunks) {
    const { words } = read;
    for (let at = 0; at < words.length; ) {
      const end = runFrom(words, at);
      for (let from = at; from < end; from++)
        for (let length = 2; length <= LONGEST && from + length <= end; length++)
          count(phrases, words, from, length, read);
      at = Math.max(end, at + 1);
    }
  }
  const byForm = [...phrases];
  for (const [, { parts, count: times, passages }] of byForm.map(
    ([form, phrase]) => [form, { ...phrase, parts: inside(phrase.term) }] as const,
  )) {
    if (times < 2 || passages.size < 2) continue;
    for (const part of parts) {
      const shorter = phrases.get(part);
      if (!shorter) continue;
      shorter.within += times;
      shorter.longer++;
    }
  }
  return phrases;
}

/** Where the run of neighbouring content words that begins here ends. */
function runFrom(words: readonly Word[], at: number): number {
  let end = at;
  for (; end < words.length; end++) {
    const word = words[end];
    const before = words[end - 1];
    if (!word || !isContent(word.lower)) break;
    if (end > at && before && word.start !== before.end + 1) break;
  }
  return end;
}

function isContent(lower: string): boolean {
  return (
    lower.length > 1 &&
    !STOP_WORDS.has(lower) &&
    !EDGE_WORDS.has(lower) &&
    !SENTENCE_WORDS.has(lower) &&
    !LOOSE.test(lower) &&
    !/^\d|ly$|[_.]/.test(lower)
  );
}

function count(
  phrases: Map<string, Phrase>,
  words: readonly Word[],
  from: number,
  length: number,
  read: MaterialChunk,
) {
  if (IMPERATIVES.has(words[from]?.lower ?? '')) return;
  const form = formOfRun(words, from, length);
  let phrase = phrases.get(form);
  if (!phrase) {
    const term = words
      .slice(from, from + length)
      .map(({ form: word }) => word)
      .join(' ');
    phrase = { term, length, count: 0, passages: new Set(), within: 0, longer: 0 };
    phrases.set(form, phrase);
  }
  phrase.count++;
  phrase.passages.add(read);
}

/** Forms of the shorter phrases inside one. */
function inside(term: string): string[] {
  const words = term.split(' ');
  const parts: string[] = [];
  for (let length = 2; length < words.length; length++)
    for (let from = 0; from + length <= words.length; from++) parts.push(words.slice(from, from + length).join(''));
  return parts;
}
