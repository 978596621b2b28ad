import { probabilityWith } from '@/core/sequencing/learned-order';
import { addSighting, type Candidates } from './candidate';
import { isName, isStructural } from './heading';
import { VAGUE } from './heading-words';
import type { ConceptText } from './lean';
import type { Material, MaterialChunk } from './material';
import type { TermIndex } from './mentions';
import type { ScoredPair } from './prerequisites/score';
import { formOf } from './words';

/** Log-odds of an author's own word, and the least that it starts from; chosen by hand. */
const AUTHORS_WORD = 3;
const LEAST_LISTED = 0.3;

/** What the authors list at the head of their documents: terms that they teach, and, as a weaker word, what they file them under. */
export function listedSightings(candidates: Candidates, read: MaterialChunk): void {
  for (const { frontMatter } of read.chunk.blocks) {
    if (!frontMatter) continue;
    const add = (entries: readonly string[], signal: 'linked' | 'objective') => {
      for (const term of entries.map(asWords))
        if (isName(term) && !isStructural(term) && !VAGUE.has(term.toLowerCase()))
          addSighting(candidates, { signal, term, strength: 1, chunk: read });
    };
    add(frontMatter.concepts, 'linked');
    add(frontMatter.tags, 'objective');
  }
}

/** A concept that a document asks for, and the one that it teaches first; by their forms. */
export interface ListedNeed {
  from: string;
  to: string;
}

/** What documents ask for in their front matter, by name of a concept or of another document. */
export function listedNeeds(
  material: Material,
  texts: ReadonlyMap<string, ConceptText>,
  index: TermIndex,
): ListedNeed[] {
  const mains = mainConcepts(texts);
  const byStem = new Map(material.chunks.map(({ chunk }) => [formOf(asWords(chunk.sourcePath)), chunk.sourceId]));
  return material.chunks.flatMap(({ chunk }) => {
    const to = mains.get(chunk.sourceId);
    const needs = chunk.blocks.flatMap(({ frontMatter }) => frontMatter?.prerequisites ?? []);
    return needs.flatMap((entry): ListedNeed[] => {
      const form = formOf(asWords(entry));
      const source = byStem.get(form);
      const from = index.keyOf(form) ?? (source === undefined ? undefined : mains.get(source));
      return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
    });
  });
}

/** The pairs of a course, those that its authors list likely whatever else the text says, the likeliest first. */
export function withListed(pairs: readonly ScoredPair[], needs: readonly ListedNeed[]): ScoredPair[] {
  const listed = new Map(needs.map((need) => [JSON.stringify([need.from, need.to]), need]));
  if (listed.size === 0) return [...pairs];
  const sure = (weight: number) =>
    Math.round(1e6 * probabilityWith(Math.max(weight, LEAST_LISTED), AUTHORS_WORD)) / 1e6;
  const all = pairs.map((pair): ScoredPair => {
    if (!listed.delete(JSON.stringify([pair.from, pair.to]))) return pair;
    return {
      ...pair,
      weight: sure(pair.weight),
      reasons: ['stated', ...pair.reasons.filter((kind) => kind !== 'stated')],
    };
  });
  for (const { from, to } of listed.values()) all.push({ from, to, weight: sure(0), reasons: ['stated'] });
  return all.sort((a, b) => b.weight - a.weight);
}

/** The concept that each document teaches first, of several the one with most passages there. */
function mainConcepts(texts: ReadonlyMap<string, ConceptText>): Map<string, string> {
  const first = new Map<string, { form: string; at: number; passages: number }>();
  for (const { form, own } of texts.values()) {
    const bySource = new Map<string, number[]>();
    for (const { chunk, index } of own) bySource.set(chunk.sourceId, [...(bySource.get(chunk.sourceId) ?? []), index]);
    for (const [source, places] of bySource) {
      const [at, passages] = [Math.min(...places), places.length];
      const best = first.get(source);
      if (!best || at < best.at || (at === best.at && passages > best.passages))
        first.set(source, { form, at, passages });
    }
  }
  return new Map([...first].map(([source, { form }]) => [source, form]));
}

/** "../03-for_loops.md" -> "for loops" */
function asWords(entry: string): string {
  return (entry.split(/[\\/]/).at(-1) ?? '')
    .replace(/\.(?:md|mdx|markdown|html?|ipynb|txt)$/i, '')
    .replace(/^\d+[-_. ]+/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
}
