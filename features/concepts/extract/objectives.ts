import { STOP_WORDS } from '@/core/text/tokens';
import { addSighting, type Candidates } from './candidate';
import { isName, isStructural } from './heading';
import { EDGE_WORDS, IMPERATIVES, SENTENCE_WORDS, VAGUE } from './heading-words';
import type { Material } from './material';
import { type Word, wordsOf } from './words';

/** Words of a term in an objective. */
const LONGEST = 3;

/**
 * What the author says that learners are to learn, or should take with them: the runs of content words in objectives, questions and
 * key points ("Explain what a *for loop* does", "*Default values* for parameters"). Whether one is a term is for the prose to say.
 */
export function objectiveSightings(candidates: Candidates, material: Material): void {
  const found = new Map<string, { term: string; places: Set<string>; chunk: Material['chunks'][number] }>();
  for (const read of material.chunks) {
    if (read.source !== 'body') continue;
    for (const { role, kind, text } of read.chunk.blocks) {
      // A summary in whole sentences names all kinds of things.
      if (role !== 'objectives' && !(role === 'keypoints' && kind === 'list')) continue;
      for (const run of runsOf(wordsOf(text))) {
        const term = run.map(({ lower }) => lower).join(' ');
        if (!isName(term) || isStructural(term)) continue;
        const form = run.map((word) => word.form).join('');
        const known = found.get(form) ?? { term, places: new Set(), chunk: read };
        known.places.add(read.chunk.sourceId);
        found.set(form, known);
      }
    }
  }
  for (const { term, places, chunk } of found.values())
    addSighting(candidates, { signal: 'objective', term, strength: places.size > 1 ? 1 : 0.7, chunk });
}

/** Runs of neighbouring content words, and each of their words alone. */
function runsOf(words: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const close = () => {
    const from = IMPERATIVES.has(run[0]?.lower ?? '') ? 1 : 0;
    const whole = run.slice(from);
    if (whole.length > 1 && whole.length <= LONGEST) runs.push(whole);
    for (const word of whole) if (!VAGUE.has(word.lower) && !VAGUE.has(word.form)) runs.push([word]);
    run = [];
  };
  for (const word of words) {
    const before = run.at(-1);
    if (before && word.start !== before.end + 1) close();
    if (isContent(word.lower)) run.push(word);
    else close();
  }
  close();
  return runs;
}

function isContent(lower: string): boolean {
  return (
    lower.length > 2 &&
    !STOP_WORDS.has(lower) &&
    !EDGE_WORDS.has(lower) &&
    !SENTENCE_WORDS.has(lower) &&
    !/^\d|ly$|[_.]/.test(lower)
  );
}
