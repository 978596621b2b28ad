import { plainSentence } from '@/core/text/self-contained';
import type { Block } from '@/platform/markdown/types';
import { addSighting, type Candidates } from './candidate';
import { type DefinedTerm, emphasisedDefinitions, placeOf, plainDefinition } from './definition-patterns';
import { listedSightings } from './front-matter';
import { isName, isStructural, readHeading } from './heading';
import { linkedTerms } from './linked-terms';
import type { Material, MaterialChunk, MaterialSentence } from './material';
import { objectiveSightings } from './objectives';
import { phraseSightings } from './phrases';
import { type ChunkSubjects, isPractice } from './section';
import type { Topics } from './topics';

/** A heading that stands over so many sources is a part of the author's pattern ("Training"). */
const PATTERN = 3;
/** Characters; what is longer is data or code, no sentence. */
const LONGEST_SENTENCE = 1000;

/** All places where the material presents a term. */
export function sightings(
  material: Material,
  topics: Topics,
  subjects: ReadonlyMap<string, ChunkSubjects>,
): Candidates {
  const candidates: Candidates = new Map();
  for (const topic of new Set(topics.bySource.values()))
    addSighting(candidates, { signal: 'topic', term: topic.name, strength: 1, chunk: null, aliases: [topic.label] });
  const spread = headingSpread(material);
  for (const read of material.chunks) {
    if (read.source !== 'about') listedSightings(candidates, read);
    if (read.source === 'glossary') glossarySightings(candidates, read);
    if (read.source === 'body') {
      headingSightings(candidates, read, subjects.get(read.chunk.id), spread);
      for (const block of read.chunk.blocks) {
        glossaryEntry(candidates, read, block);
        for (const term of linkedTerms(block.markdown))
          addSighting(candidates, { signal: 'linked', term, strength: 1, chunk: read });
      }
      for (const sentence of read.sentences) sentenceSightings(candidates, read, sentence);
    }
  }
  objectiveSightings(candidates, material);
  phraseSightings(candidates, material);
  return candidates;
}

/** In how many folders each heading stands. */
function headingSpread(material: Material): Map<string, number> {
  const places = new Map<string, Set<string>>();
  for (const { chunk } of material.chunks) {
    const folder = chunk.sourcePath.replace(/[\\/][^\\/]*$/, '');
    for (const heading of chunk.headingPath.slice(1)) {
      const seen = places.get(heading) ?? new Set();
      seen.add(/about|introduction/i.test(chunk.sourcePath) ? folder : chunk.sourceId);
      places.set(heading, seen);
    }
  }
  return new Map([...places].map(([heading, seen]) => [heading, seen.size]));
}

function headingSightings(
  candidates: Candidates,
  read: MaterialChunk,
  own: ChunkSubjects | undefined,
  spread: ReadonlyMap<string, number>,
): void {
  if (!own || isPractice(read)) return;
  for (const { subject, opens } of own.subjects) {
    if (!opens) continue;
    const { name, kind, vague, depth, aliases } = subject;
    const repeated = (spread.get(name) ?? 0) >= PATTERN;
    const byKind = kind === 'names' ? 1 : kind === 'activity' ? 0.6 : 0.2;
    const strength = byKind * (depth <= 1 ? 1 : depth === 2 ? 0.8 : 0.6) * (vague || repeated ? 0.3 : 1);
    addSighting(candidates, { signal: depth === 0 ? 'title' : 'heading', term: name, strength, chunk: read, aliases });
  }
}

/** A glossary presents its terms as definition lists, as headings or as emphasised words before a colon. */
function glossarySightings(candidates: Candidates, read: MaterialChunk): void {
  for (const block of read.chunk.blocks) {
    glossaryEntry(candidates, read, block);
    if (block.kind !== 'paragraph' && block.kind !== 'list') continue;
    for (const line of block.text.split('\n')) {
      for (const { term, leads } of emphasisedDefinitions(line, block.emphasised ?? [])) {
        if (leads) addGlossary(candidates, read, term, line.slice(placeOf(line, term) + term.length));
      }
    }
  }
  const heading = read.chunk.headingPath.length > 1 ? readHeading(read.chunk.headingPath.at(-1) ?? '') : null;
  const first = read.chunk.blocks.find(({ kind }) => kind === 'paragraph');
  if (heading && first) addGlossary(candidates, read, heading.name, first.text);
}

function glossaryEntry(candidates: Candidates, read: MaterialChunk, block: Block): void {
  if (block.kind === 'definition' && block.term !== undefined)
    addGlossary(candidates, read, plainSentence(block.term), textAfterTerm(block));
}

/** The entry as plain text, without its term; code stays readable. */
function textAfterTerm({ text, term = '' }: Block): string {
  const at = text.toLowerCase().indexOf(plainSentence(term).toLowerCase());
  return at < 0 || at > 4 ? text : text.slice(at + plainSentence(term).length);
}

function addGlossary(candidates: Candidates, read: MaterialChunk, term: string, entry: string): void {
  const [, name = term, bracket] = /^(.+?)\s*\(([^()]+)\)$/.exec(term) ?? [];
  if (name.split(/\s+/).length > 6) return;
  const aliases = bracket !== undefined && isName(bracket) && bracket.length <= 40 ? [bracket] : [];
  const words = entry.replace(/\s+/g, ' ').replace(/^[\s:–—-]*(?:\([^()]{1,40}\)[\s:–—-]*)?/, '');
  addSighting(candidates, { signal: 'glossary', term: name, strength: 1, chunk: read, entry: words, aliases });
}

function sentenceSightings(candidates: Candidates, read: MaterialChunk, sentence: MaterialSentence): void {
  if (sentence.text.length > LONGEST_SENTENCE) return;
  const emphasised = [...new Set(sentence.block.emphasised ?? [])]
    .map((term) => plainSentence(term).replace(/[\s.,;:!?]+$/, ''))
    .filter((term) => placeOf(sentence.text, term) >= 0 && isName(term) && !isStructural(term));
  const defined = emphasisedDefinitions(sentence.text, emphasised);
  const add = ({ term, strength, leads }: DefinedTerm, factor: number) =>
    addSighting(candidates, {
      signal: 'definition',
      term,
      strength: strength * factor,
      chunk: read,
      sentence: { ...sentence, leads, surely: strength },
    });
  for (const term of defined) add(term, 1);
  for (const term of emphasised) addSighting(candidates, { signal: 'emphasis', term, strength: 1, chunk: read });
  const plain = plainDefinition(sentence.text);
  if (plain && !isStructural(plain.term) && !defined.some(({ leads }) => leads)) add(plain, 0.5);
}
