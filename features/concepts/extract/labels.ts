import { type Candidate, hasSignal } from './candidate';
import type { Material } from './material';
import type { Kept } from './select';
import type { Support } from './support';

/** Fields of study: what a whole course or chapter is about, and nothing that a learner can be asked to know. */
const FIELDS = new Set(
  'mathematics maths math statistics calculus algebra geometry arithmetic trigonometry physics chemistry biology geography history economics informatics programming engineering philosophy psychology sociology linguistics literature science'.split(
    ' ',
  ),
);
/** Words with which a name joins several things or says what is done with them. */
const JOINS = /\s(?:and|or|for|with|on|into|from|in|at|by|to|of)\s/i;
const GERUND = /^\p{L}{3,}ing\s/iu;

/** Whether a name is only the label of a chapter: it joins things or says what is done, and the prose hardly uses it. */
export function isLabel(candidate: Candidate, support: Support): boolean {
  if (hasSignal(candidate, 'topic', 'glossary', 'linked', 'definition', 'emphasis') || support.mentions > 3)
    return false;
  const term = candidate.sightings[0]?.term ?? '';
  if (support.mentions > 1) return GERUND.test(term) && term.split(' ').length > 2;
  return GERUND.test(term) || JOINS.test(term);
}

/** Whether it is a whole field of study, which the author neither lists nor makes a folder of. */
export function isField(candidate: Candidate): boolean {
  return (
    !hasSignal(candidate, 'topic', 'glossary', 'linked') &&
    candidate.sightings.every(({ term }) => FIELDS.has(term.toLowerCase().trim()))
  );
}

/** Sources in which some candidate has a place of its own. */
export function placesOf(candidates: Iterable<Candidate>): Set<string> {
  const sources = new Set<string>();
  for (const { sightings } of candidates)
    for (const { signal, chunk } of sightings)
      if (chunk && signal !== 'emphasis' && signal !== 'phrase' && signal !== 'objective')
        sources.add(chunk.chunk.sourceId);
  return sources;
}

/** Times that a word must be followed by the same noun, and share of its uses, for the two to be one name. */
const LEAST_COMPLETE = 2;
const COMPLETE_SHARE = 0.3;
/** A word that the prose uses as a noun so often stands by itself. */
const MOST_NOUN = 0.3;

/**
 * Names that the author cut short under a heading and the prose writes out: "Binomial" where it says "binomial distribution".
 * By the form of the word, the noun that belongs to it; none where the two are another concept.
 */
export function completions(kept: readonly Kept[], material: Material): Map<string, string> {
  const candidates = kept.map(({ candidate }) => candidate);
  const taken = new Set(candidates.flatMap(({ form, otherForms }) => [form, ...otherForms]));
  const single = new Map(
    kept.filter(isCutShort).map(({ candidate }) => [candidate.form, { uses: 0, next: new Map<string, number>() }]),
  );
  for (const { words } of material.chunks) {
    for (const [at, word] of words.entries()) {
      const seen = single.get(word.form);
      if (!seen) continue;
      const next = words[at + 1];
      const joined = next !== undefined && next.start === word.end + 1;
      if (joined && taken.has(word.form + next.form) && !NOUNS.test(next.form)) continue;
      seen.uses++;
      if (joined && NOUNS.test(next.form)) seen.next.set(next.form, (seen.next.get(next.form) ?? 0) + 1);
    }
  }
  const found = new Map<string, string>();
  for (const [form, { uses, next }] of single) {
    const [best] = [...next].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (best && best[1] >= LEAST_COMPLETE && best[1] >= COMPLETE_SHARE * uses) found.set(form, best[0]);
  }
  return found;
}

/** Nouns that say what kind of thing a word before them is. */
const NOUNS =
  /^(?:distribution|function|model|method|algorithm|equation|theorem|test|transform|process|operator|operation|matrix|variable|architecture|network|layer|loss|norm|law|rule|error|condition|statement|series|inequality|principle|effect|ratio|index|diagram|chart|curve|cycle|system)$/;

function isCutShort({ candidate, support }: Kept): boolean {
  return (
    support.noun < MOST_NOUN &&
    !hasSignal(candidate, 'topic', 'glossary', 'linked') &&
    !/[\s-]/.test(candidate.sightings[0]?.term.trim() ?? ' ')
  );
}
