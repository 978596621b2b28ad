import { normaliseTerm } from '@/core/text/terms';
import { contentStems, tokenize } from '@/core/text/tokens';
import type { TeachingConcept } from '@/features/concepts/contract';
import type { CourseChunk } from '@/features/library/contract';
import { type CasedTerm, casing } from './casing';
import { lastPart } from './code-rivals';
import type { Definition } from './definition';
import { findDefinitions } from './find-definitions';
import { proseOnly } from './inline';
import { findPeople } from './people';
import { type Statement, statementsOf } from './statement';
import { synonymPairs } from './synonyms';
import { keysOf, partsOf, TermFinder } from './term-finder';

/** A concept with what is looked up of it again and again. */
export interface Subject {
  concept: TeachingConcept;
  /** The concept's name as the text writes it inside a sentence. */
  name: string;
  /** Its name and aliases under `normaliseTerm`. */
  keys: ReadonlySet<string>;
  chunkIds: ReadonlySet<string>;
}

/** A course as the makers of exercises read it. */
export interface Material {
  language: string;
  seed: number;
  subjects: readonly Subject[];
  /** The concept that a term names, by the term's key. */
  subjectOf: ReadonlyMap<string, Subject>;
  /** One definition for each term, the best; those of the course's concepts and of other terms. */
  definitions: readonly Definition[];
  /** Keys of the terms that a sentence defines, by its clean text. */
  definedIn: ReadonlyMap<string, ReadonlySet<string>>;
  /** The definitions that a subject's exercises may be about. */
  definitionsOf: ReadonlyMap<string, readonly Definition[]>;
  /** Statements of each chunk, by its id. */
  statements: ReadonlyMap<string, readonly Statement[]>;
  finder: TermFinder;
  /** Chunks that mention a term, by its key. */
  mentions: ReadonlyMap<string, ReadonlySet<string>>;
  /** In how many chunks a stem occurs. */
  stemChunks: ReadonlyMap<string, number>;
  /** In how many of the chunks that mention a term each stem occurs. */
  stemsBeside(key: string): ReadonlyMap<string, number>;
  chunkCount: number;
  /** Stems that the terms of the course are made of. */
  termStems: ReadonlySet<string>;
  /** `a|b` (keys in alphabetical order) for terms that the text uses for one another. */
  synonyms: ReadonlySet<string>;
  people: ReadonlySet<string>;
  /** Functions and classes that the course's own code defines: nobody can think of their names. */
  ownNames: ReadonlySet<string>;
  /** Methods, functions and properties that the text sets in code, see {@link lastPart}. */
  codeNames: ReadonlySet<string>;
  /** Every term under its key, as the text writes it. */
  terms: ReadonlyMap<string, string>;
}

/** Text of one chunk that is counted, in UTF-16 units; no honest chunk is longer. */
const MOST_TEXT = 40_000;

/** Reads the visible concepts of a course once for all makers. Linear in the length of the material. */
export function readMaterial(concepts: readonly TeachingConcept[], seed: number, language: string): Material {
  const visible = concepts
    .filter((concept) => !concept.hidden)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const chunks = [
    ...new Map(visible.flatMap((concept) => concept.chunks.map((chunk) => [chunk.id, chunk]))).values(),
  ].sort((a, b) => a.sourcePosition - b.sourcePosition || a.ordinal - b.ordinal);
  const asWritten: CasedTerm = casing(chunks);
  const subjects = visible.map((concept) => ({
    concept,
    name: asWritten(concept.name),
    keys: new Set(keysOf([concept.name, ...concept.aliases, ...partsOf(concept.name)])),
    chunkIds: new Set(concept.chunks.map((chunk) => chunk.id)),
  }));
  const statements = new Map(
    chunks.map((chunk) => [chunk.id, chunk.blocks.flatMap((block) => statementsOf(chunk, block, language))]),
  );
  const conceptKeys = new Set(subjects.flatMap(({ keys }) => [...keys]));
  const found = findDefinitions({ chunks, statements, concepts: conceptKeys, asWritten, language });
  const terms = new Map([
    ...found.map(({ key, term }): [string, string] => [key, term]),
    ...visible.flatMap(({ name, aliases }) =>
      [name, ...aliases, ...partsOf(name)].map((term): [string, string] => [normaliseTerm(term), asWritten(term)]),
    ),
  ]);
  const finder = new TermFinder(terms.keys());
  const definitions = found.map((one) => ({
    ...one,
    speaksOf: new Set(finder.find(one.meaning).map(({ key }) => key)),
  }));
  const prose = chunks.map((chunk) => proseOnly(chunk.text.slice(0, MOST_TEXT)));
  const stems = new Map(chunks.map((chunk, i) => [chunk.id, stemSet(prose[i] ?? '', language)]));
  const mentions = mentionsOf(chunks, finder);
  return {
    ...{ language, seed, subjects, definitions, statements, finder, terms, mentions, chunkCount: chunks.length },
    subjectOf: new Map(
      [...subjects].reverse().flatMap((one) => [...one.keys].map((key): [string, Subject] => [key, one])),
    ),
    definedIn: keysBySentence(definitions),
    definitionsOf: shareOut(definitions, subjects),
    stemChunks: countStems(stems.values()),
    stemsBeside: remembered((key) => countStems([...(mentions.get(key) ?? [])].flatMap((id) => stems.get(id) ?? []))),
    termStems: new Set([...terms.values()].flatMap((term) => contentStems(term, language))),
    synonyms: synonymPairs([...statements.values()].flat(), finder),
    ownNames: new Set(chunks.flatMap(definedNames)),
    codeNames: new Set(chunks.flatMap(({ blocks }) => blocks.flatMap(({ markdown }) => namesInCode(markdown)))),
    people: findPeople(prose, asWritten.lowerWords),
  };
}

function keysBySentence(definitions: readonly Definition[]): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const { sentence, key } of definitions) keys.set(sentence, (keys.get(sentence) ?? new Set()).add(key));
  return keys;
}

/** Each definition goes to the concept that it defines, or else to the one whose heading it stands under, or else to the one with the fewest chunks. */
function shareOut(definitions: readonly Definition[], subjects: readonly Subject[]): Map<string, Definition[]> {
  const owned = new Map<string, Definition[]>(subjects.map(({ concept }) => [concept.id, []]));
  for (const definition of definitions) {
    const teaching = subjects
      .filter(({ chunkIds }) => chunkIds.has(definition.chunk.id))
      .sort((a, b) => heads(b, definition.chunk) - heads(a, definition.chunk) || a.chunkIds.size - b.chunkIds.size);
    const owner = subjects.find(({ keys }) => keys.has(definition.key)) ?? teaching[0];
    if (owner) owned.get(owner.concept.id)?.push(definition);
  }
  return owned;
}

/** 1 where the chunk stands right under the concept's own heading. */
function heads({ keys }: Subject, { headingPath }: CourseChunk): number {
  return keys.has(normaliseTerm(headingPath.at(-1) ?? '')) ? 1 : 0;
}

function definedNames({ blocks }: CourseChunk): string[] {
  return blocks.flatMap(({ kind, text }) =>
    kind === 'code' ? [...text.matchAll(/\b(?:def|class|function)\s+([\w$]+)/g)].map((match) => match[1] ?? '') : [],
  );
}

/** What a block sets in code and looks like a name, by its last part. */
function namesInCode(markdown: string): string[] {
  return [...markdown.matchAll(/`([^`\s]+)`/g)]
    .map(([, code]) => lastPart(code ?? ''))
    .filter((name) => /^[\w$]+$/.test(name));
}

function mentionsOf(chunks: readonly CourseChunk[], finder: TermFinder): Map<string, Set<string>> {
  const mentions = new Map<string, Set<string>>();
  for (const chunk of chunks) {
    for (const { key } of finder.find(chunk.text.slice(0, MOST_TEXT))) {
      const ids = mentions.get(key) ?? new Set();
      mentions.set(key, ids.add(chunk.id));
    }
  }
  return mentions;
}

function stemSet(prose: string, language: string): Set<string> {
  return new Set(tokenize(prose, language).map((token) => token.stem));
}

function countStems(sets: Iterable<ReadonlySet<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const stem of set) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
