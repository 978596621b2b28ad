import type { Links } from './link';
import { conceptsLinkedFrom, type LinkTargets } from './links-between';
import type { Material, MaterialChunk } from './material';
import type { Counts, TermIndex } from './mentions';
import { practiceKeys, practiceOwners } from './practice-owners';
import { wordsOf } from './words';

/** How one concept's text leans on another. */
export interface Lean {
  /** Times that the teaching passages of the one name the other. */
  mentions: number;
  /** Passages that do so. */
  passages: number;
  /** Exercises on the one that name the other; each counts less the more often it does. */
  practice: number;
  /** How many exercises. */
  exercises: number;
  /** Links from passages or exercises of the one to the other's. */
  links: number;
}

/** A concept's own text, and what it leans on. */
export interface ConceptText {
  form: string;
  passages: number;
  words: number;
  /** Place of the first passage that teaches it, in the order of the course. */
  first: number;
  sourceId: string;
  leans: Map<string, Lean>;
  /** Its own passages, those first that teach it best; guests in passages about something else are not among them. */
  own: MaterialChunk[];
  /** Exercises on it. */
  practice: MaterialChunk[];
}

/** Links of this weight and more are the concept's own text, not a passage that happens to name it. */
const OWN = 0.55;

/** Reads for every concept how its passages, and the exercises beside them, lean on other concepts. */
export function readLeans(
  material: Material,
  links: Links,
  index: TermIndex,
  counts: readonly Counts[],
  targets: LinkTargets,
): Map<string, ConceptText> {
  const places = new Map(material.chunks.map(({ chunk }, place) => [chunk.id, place]));
  const best = bestWeights(links);
  const texts = new Map<string, ConceptText>();
  for (const [form, list] of links) {
    const teaching = list.filter(({ role }) => role === 'teaches');
    const own = teaching.filter(({ weight }) => weight >= OWN);
    const passages = own.length > 0 ? own : teaching;
    const at = passages.map(({ chunkId }) => places.get(chunkId) ?? 0);
    const first = Math.min(material.chunks.length, ...at);
    const sourceId = material.chunks[first]?.chunk.sourceId ?? '';
    const text: ConceptText = {
      ...{ form, passages: at.length, words: 0, first, sourceId },
      ...{ leans: new Map(), own: [], practice: [] },
    };
    for (const { chunkId, weight } of passages) {
      const place = places.get(chunkId) ?? -1;
      const read = material.chunks[place];
      if (!read) continue;
      const guest = weight < (best.get(chunkId) ?? 0);
      if (guest) {
        addBlocks(text, read, index, targets);
        continue;
      }
      text.own.push(read);
      const linked = conceptsLinkedFrom(read.chunk, read.chunk.blocks, targets);
      addPassage(text, read.words.length, counts[place] ?? new Map(), linked);
    }
    texts.set(form, text);
  }
  addPractice(material, practiceOwners(material, { links, best, least: OWN }), texts, index, targets);
  return texts;
}

/** The weight with which each chunk teaches what it teaches most. */
function bestWeights(links: Links): Map<string, number> {
  const best = new Map<string, number>();
  for (const list of links.values())
    for (const { chunkId, role, weight } of list)
      if (role === 'teaches') best.set(chunkId, Math.max(best.get(chunkId) ?? 0, weight));
  return best;
}

/** In a passage about something else, only the paragraphs that name the concept are its text. */
function addBlocks(text: ConceptText, { chunk }: MaterialChunk, index: TermIndex, targets: LinkTargets): void {
  const counts: Counts = new Map();
  let words = 0;
  const own = chunk.blocks.filter((block) => {
    const read = wordsOf(block.text);
    const named = index.count(read);
    if (block.kind === 'code' || !named.has(text.form)) return false;
    words += read.length;
    for (const [other, times] of named) counts.set(other, (counts.get(other) ?? 0) + times);
    return true;
  });
  addPassage(text, words, counts, conceptsLinkedFrom(chunk, own, targets));
}

function addPassage(text: ConceptText, words: number, counts: Counts, linked: readonly string[]): void {
  text.words += words;
  for (const [other, times] of counts) {
    const lean = leanOn(text, other);
    lean.mentions += times;
    lean.passages++;
  }
  for (const other of linked) leanOn(text, other).links++;
}

/** An exercise belongs to the concepts taught in the section above it, or, in a folder of exercises, in its folder. */
function addPractice(
  material: Material,
  owners: ReadonlyMap<string, ReadonlySet<string>>,
  texts: ReadonlyMap<string, ConceptText>,
  index: TermIndex,
  targets: LinkTargets,
): void {
  for (const read of material.chunks) {
    if (read.otherWords.length === 0 || read.source === 'about' || read.source === 'glossary') continue;
    const own = practiceKeys(read)
      .map((key) => owners.get(key))
      .find((found) => found !== undefined);
    if (!own) continue;
    const counts = index.count(read.otherWords);
    const linked = conceptsLinkedFrom(read.chunk, read.chunk.blocks, targets);
    for (const form of own) {
      const text = texts.get(form);
      if (!text) continue;
      text.practice.push(read);
      for (const [other, times] of counts) {
        if (own.has(other)) continue;
        const lean = leanOn(text, other);
        lean.practice += 1 - Math.exp(-times);
        lean.exercises++;
      }
      for (const other of linked) if (!own.has(other)) leanOn(text, other).links++;
    }
  }
}

function leanOn(text: ConceptText, other: string): Lean {
  let lean = text.leans.get(other);
  if (!lean) {
    lean = { mentions: 0, passages: 0, practice: 0, exercises: 0, links: 0 };
    text.leans.set(other, lean);
  }
  return lean;
}
