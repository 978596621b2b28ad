import { searchTerms, termsOfWord, wordsOf } from '@/core/language/search-terms';
import type { TagEvidence } from '../contract';

export interface ProposeInput {
  standards: { id: string; statement: string }[];
  concepts: {
    id: string;
    names: string[];
    /** Passages that teach it. */
    chunkIds: string[];
  }[];
  chunks: { id: string; heading: string; text: string }[];
  language: string;
}

export interface ProposedTag {
  standardId: string;
  conceptId: string;
  /** 0 to 1. */
  score: number;
  evidence: TagEvidence;
}

/** Most concepts for a standard. */
const MOST = 3;
/** Below it a tag is not proposed, nor one that has less than this share of the best of its standard. */
export const PROPOSED_FROM = 0.45;
const OF_BEST = 0.75;
/** What the concept's own name in the statement counts beside the words of its passage. */
const NAME = 0.35;
/** Words with which standards of all subjects are written: they say what a learner does, not with what. */
const DOING = new Set(
  wordsOf(`analyse analyze apply appropriate apply assess calculate choose classify compare complete construct contrast create define demonstrate
    describe design determine develop discuss distinguish draw evaluate examine example explain explore express find give identify illustrate
    include including interpret investigate justify know knowledge learn list make model name observe outline perform plan predict produce
    provide recall recognise recognize record reason relate relationship report represent research select show skill solve state student
    students summarise summarize understand understanding use using various verify way work write ability able given problem problems
    real-world context situation information evidence learner learners will can such based support`).flatMap((word) =>
    termsOfWord(word, 'en'),
  ),
);
/** What such a word counts beside one of the subject. */
const DOING_WEIGHT = 0.15;

/**
 * Which concepts cover which standards, by the words of the statement: the share of them, each by its rarity among the statements, that one
 * passage of the concept speaks of, and whether the statement names the concept. One word in common is not enough, unless there is no other.
 */
export function proposeTags({ standards, concepts, chunks, language }: ProposeInput): ProposedTag[] {
  const statements = standards.map(({ statement }) => termsOfStatement(statement, language));
  const weightOf = weights(statements);
  const index = indexOf(chunks, language);
  const named = concepts.map(({ names }) =>
    names.map((name) => [...new Set(searchTerms(name, language))]).filter((terms) => terms.length > 0),
  );
  const rows = concepts.map(({ chunkIds }) => chunkIds.flatMap((id) => index.rowOf.get(id) ?? []));
  return standards.flatMap((standard, at) => {
    const words = statements[at];
    if (!words || words.size === 0) return [];
    const shares = sharesOf(words, weightOf, index);
    const scored = concepts.map((concept, c) => {
      const best = (rows[c] ?? []).reduce<number | null>(
        (top, row) => (top === null || (shares[row] ?? 0) > (shares[top] ?? 0) ? row : top),
        null,
      );
      const name = Math.max(0, ...(named[c] ?? []).map((terms) => (terms.every((term) => words.has(term)) ? 1 : 0)));
      return { conceptId: concept.id, best, score: best === null ? 0 : (1 - NAME) * (shares[best] ?? 0) + NAME * name };
    });
    const top = Math.max(0, ...scored.map(({ score }) => score));
    return scored
      .filter(({ score }) => score >= Math.max(PROPOSED_FROM, OF_BEST * top))
      .sort((a, b) => b.score - a.score)
      .flatMap(({ conceptId, best, score }) => {
        const chunk = best === null ? undefined : chunks[best];
        if (!chunk) return [];
        const evidence = evidenceOf(words, index.terms[best ?? -1] ?? new Set(), chunk);
        const enough = evidence.words.length >= Math.min(2, subjectWords(words));
        return enough ? [{ standardId: standard.id, conceptId, score: Math.round(score * 1000) / 1000, evidence }] : [];
      })
      .slice(0, MOST);
  });
}

/** Terms of a statement, with the word that each stands for. */
function termsOfStatement(statement: string, language: string): Map<string, string> {
  const terms = new Map<string, string>();
  for (const word of wordsOf(statement, language)) {
    const [term] = termsOfWord(word, language);
    if (term !== undefined && !/^\d{1,2}$/.test(term) && !terms.has(term)) terms.set(term, word);
  }
  return terms;
}

function subjectWords(words: ReadonlyMap<string, string>): number {
  return [...words.keys()].filter((term) => !DOING.has(term)).length;
}

/** Rarity of each term among the statements: a word that a third of them have says little. */
function weights(statements: readonly ReadonlyMap<string, string>[]): (term: string) => number {
  const holding = new Map<string, number>();
  for (const words of statements) for (const term of words.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  const all = statements.length;
  return (term) => {
    const within = holding.get(term) ?? 0;
    const rare = Math.log(1 + (all - within + 0.5) / (within + 0.5)) / Math.log(1 + (all + 0.5) / 0.5);
    return (DOING.has(term) ? DOING_WEIGHT : 1) * Math.max(0.1, rare);
  };
}

interface Index {
  rowOf: ReadonlyMap<string, number>;
  /** Chunks that hold each term. */
  holding: ReadonlyMap<string, number[]>;
  terms: ReadonlySet<string>[];
}

function indexOf(chunks: ProposeInput['chunks'], language: string): Index {
  const holding = new Map<string, number[]>();
  const terms = chunks.map(({ heading, text }) => new Set(searchTerms(`${heading}\n${text}`, language)));
  terms.forEach((own, row) => {
    for (const term of own) {
      const rows = holding.get(term);
      if (rows) rows.push(row);
      else holding.set(term, [row]);
    }
  });
  return { rowOf: new Map(chunks.map(({ id }, row) => [id, row])), holding, terms };
}

/** For each chunk the share of the statement's weight that it holds. */
function sharesOf(words: ReadonlyMap<string, string>, weightOf: (term: string) => number, index: Index): Float32Array {
  const shares = new Float32Array(index.terms.length);
  let total = 0;
  for (const term of words.keys()) {
    const weight = weightOf(term);
    total += weight;
    for (const row of index.holding.get(term) ?? []) shares[row] = (shares[row] ?? 0) + weight;
  }
  for (let row = 0; row < shares.length; row++) shares[row] = (shares[row] ?? 0) / total;
  return shares;
}

function evidenceOf(
  words: ReadonlyMap<string, string>,
  held: ReadonlySet<string>,
  chunk: ProposeInput['chunks'][number],
): TagEvidence {
  const subject = [...words].filter(([term]) => !DOING.has(term));
  const found = (present: boolean) => subject.filter(([term]) => held.has(term) === present).map(([, word]) => word);
  return { words: found(true), missing: found(false), chunkId: chunk.id, heading: chunk.heading, match: null };
}
