import { countWords, plainSentence } from '@/core/text/self-contained';
import { contentStems, STOP_WORDS, tokenize } from '@/core/text/tokens';
import type { Material } from './material';
import type { Part } from './parts';
import type { Atom } from './types';

const GAP = '____';
/** A sentence to fill has so many words. */
const SHORTEST = 7;
const LONGEST = 42;

/** Nouns that fit anywhere: nobody learns from guessing them. */
const VAGUE = new Set(
  'number numbers value values thing things example examples case cases kind kinds type types part parts place point points reason reasons result results course amount whole process question answer problem problems approach first second third others other following scenes hand'.split(
    ' ',
  ),
);

/** What authors stress without meaning a term. */
const NO_TERM =
  /^(?:not|all|same|only|many|much|can|cannot|must|called|calling|very|never|always|before|after|this|that|without|within|more|most|less|every|each|do|does|does not|is|are|will|should|could|would|will not|both|any|none|first|second|new|good|bad|how|why|what|when|where|who|note|warning|important|if|then|else|and|or)$/;

/** Words of the material that a learner should be able to think of. */
export interface KeyTerms {
  /** Terms that the author set off, other concepts' names; longest first. */
  terms: string[];
  /** How often each stem stands in the material, for want of a term. */
  frequency: ReadonlyMap<string, number>;
  /** Stems of the concept's own names: they stand in the title. */
  own: ReadonlySet<string>;
  language: string;
}

/** The key terms of a concept's material; its own names are left out, as they stand in the title. */
export function keyTermsOf(material: Material, neighbours: readonly string[], own: readonly string[]): KeyTerms {
  const { language } = material.topic;
  const set = new Map<string, string>();
  const frequency = new Map<string, number>();
  const blocks = new Set(material.units.flatMap(({ atoms }) => atoms.map(({ block }) => block)));
  for (const block of blocks) {
    for (const term of block.emphasised ?? []) set.set(plainSentence(term.replace(/`/g, '')).toLowerCase(), term);
    if (block.kind === 'code' || block.kind === 'output' || block.kind === 'math') continue;
    for (const token of tokenize(block.text, language)) frequency.set(token.stem, (frequency.get(token.stem) ?? 0) + 1);
  }
  for (const name of neighbours) set.set(name.toLowerCase(), name);
  for (const name of own) set.delete(name.toLowerCase());
  const terms = [...set.keys()].filter(
    (term) =>
      // A whole clause that the author stressed is nothing to fill in.
      term.split(' ').length <= 3 &&
      /^[\p{L}\p{N}][\p{L}\p{N} _-]{2,40}$/u.test(term) &&
      !STOP_WORDS.has(term) &&
      !NO_TERM.test(term),
  );
  const ownStems = new Set(own.flatMap((name) => contentStems(name, language)));
  return {
    own: ownStems,
    terms: terms
      .filter((term) => !contentStems(term, language).every((stem) => ownStems.has(stem)))
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    frequency,
    language,
  };
}

/**
 * Turns up to `count` sentences into gaps, one in a paragraph at most and never its first where more follow. Text stays whole around
 * them: what stood before and after remains in blocks of its own.
 */
export function withGaps(
  parts: readonly Part[],
  terms: KeyTerms,
  count: number,
  used: Set<string>,
): { parts: Part[]; made: number } {
  const out: Part[] = [];
  let made = 0;
  for (const part of parts) {
    const opened = made < count ? openGap(part, terms, used) : null;
    if (opened) made++;
    out.push(...(opened ?? [part]));
  }
  return { parts: out, made };
}

/** Makes one sentence of a paragraph (or a single list item) a gap: one with a term of the author's before one with a mere noun. */
function openGap(part: Part, terms: KeyTerms, used: Set<string>): Part[] | null {
  if (part.kind !== 'paragraph' && !(part.kind === 'list' && part.atoms.length === 1 && part.atoms[0]?.item))
    return null;
  for (const nouns of [false, true]) {
    for (let i = part.atoms.length - 1; i >= 0; i--) {
      const atom = part.atoms[i];
      if (!atom || !mayOpen(atom, part.atoms[i + 1])) continue;
      const gap = gapIn(atom.markdown, terms, used, nouns);
      if (gap)
        return around(part, i, {
          kind: 'gap',
          atoms: [atom],
          markdown: gap.markdown.replace(/^- /, ''),
          answer: gap.answer,
        });
    }
  }
  return null;
}

/** A sentence of a good length that promises nothing, and that the next one does not lean on. */
function mayOpen(atom: Atom, next: Atom | undefined): boolean {
  return !atom.needsNext && !(next?.needsPrevious ?? false) && atom.words >= SHORTEST && atom.words <= LONGEST;
}

function around(part: Part, at: number, gap: Part): Part[] {
  const before = part.atoms.slice(0, at);
  const after = part.atoms.slice(at + 1);
  return [
    ...(before.length > 0 ? [{ ...part, atoms: before, markdown: joined(before) }] : []),
    gap,
    ...(after.length > 0 ? [{ ...part, atoms: after, markdown: joined(after) }] : []),
  ];
}

function joined(atoms: readonly Atom[]): string {
  return atoms.map(({ markdown }) => markdown).join(atoms[0]?.item === true ? '\n' : ' ');
}

/** Numbered steps with one word to think of: the list before, the step with its gap, the list after. Null where no step has a key term. */
export function stepsWithGap(part: Part, terms: KeyTerms, used: Set<string>): Part[] | null {
  const atom = part.atoms[0];
  const items = atom?.block.items ?? [];
  if (!atom || part.kind !== 'list' || atom.block.ordered !== true || items.length < 4) return null;
  const first = Number(/^\s*(\d+)[.)]/.exec(part.markdown)?.[1] ?? 1);
  const numbered = items.map((item, i) => `${first + i}. ${item.trim().replace(/\n/g, '\n   ')}`);
  for (let i = 1; i < items.length; i++) {
    const item = items[i];
    if (item === undefined || item.includes('\n\n') || item.includes('```')) continue;
    const gap = countWords(item) >= 4 ? (gapIn(item, terms, used, false) ?? gapIn(item, terms, used, true)) : null;
    if (!gap) continue;
    const after = numbered.slice(i + 1);
    return [
      { ...part, markdown: numbered.slice(0, i).join('\n') },
      { ...part, kind: 'gap', markdown: `${first + i}. ${gap.markdown.trim()}`, answer: gap.answer },
      ...(after.length > 0 ? [{ ...part, markdown: after.join('\n') }] : []),
    ];
  }
  return null;
}

/** The sentence with one word or term taken out that stands in it once, and that no other gap asks for. */
export function gapIn(
  markdown: string,
  terms: KeyTerms,
  used: Set<string>,
  nouns: boolean,
): { markdown: string; answer: string } | null {
  const lower = markdown.toLowerCase();
  const candidates = nouns ? nounsOf(markdown, terms) : terms.terms.filter((term) => lower.includes(term));
  for (const term of candidates) {
    if (used.has(term)) continue;
    const gap = replaceOnce(markdown, term);
    if (!gap) continue;
    used.add(term);
    return gap;
  }
  return null;
}

function replaceOnce(markdown: string, term: string): { markdown: string; answer: string } | null {
  const hit = onlyPlaceOf(markdown, term);
  if (!hit || insideMark(markdown, hit.start)) return null;
  let { start, end } = hit;
  const link = /^\]\((?:<[^>]*>|[^)\s]*)(?:\s"[^"]*")?\)/.exec(markdown.slice(end));
  if (link && markdown[start - 1] === '[') {
    start -= 1;
    end += link[0].length;
  }
  for (const mark of ['`', '**', '__', '*', '_']) {
    if (markdown.slice(start - mark.length, start) !== mark || markdown.slice(end, end + mark.length) !== mark)
      continue;
    start -= mark.length;
    end += mark.length;
  }
  if (
    start === 0 ||
    /^[[\]`*_$\p{L}\p{N}-]$/u.test(markdown[start - 1] ?? '') ||
    /^[[\]`*_(]$/.test(markdown[end] ?? '')
  )
    return null;
  return { markdown: markdown.slice(0, start) + GAP + markdown.slice(end), answer: markdown.slice(hit.start, hit.end) };
}

/** Where a term stands as words of its own, a plural's ending included; null unless it stands there exactly once. */
function onlyPlaceOf(markdown: string, term: string): { start: number; end: number } | null {
  const text = markdown.toLowerCase().replace(/[\s-]/g, ' ');
  const words = term.toLowerCase().replace(/[\s-]/g, ' ');
  if (text.length !== markdown.length) return null;
  let found: { start: number; end: number } | null = null;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const ending = /^(?:e?s)?(?![\p{L}\p{N}_-])/u.exec(markdown.slice(at + words.length));
    if (!ending || /[\p{L}\p{N}_-]$/u.test(markdown.slice(0, at))) continue;
    if (found) return null;
    found = { start: at, end: at + words.length + ending[0].length };
  }
  return found;
}

/** Inside a link's target, maths or longer code nothing is taken out. */
function insideMark(markdown: string, at: number): boolean {
  for (const span of markdown.matchAll(/\]\([^)]*\)|\$[^$]+\$|`[^`]*[^\p{L}\p{N}_`][^`]*`|<[^>]+>/gu)) {
    if (at > span.index && at < span.index + span[0].length) return true;
  }
  return false;
}

/** Nouns of the sentence that the material uses again and again, most used first. */
function nounsOf(markdown: string, { frequency, language, own }: KeyTerms): string[] {
  const found: { word: string; times: number }[] = [];
  for (const match of plainSentence(markdown).matchAll(
    /(?<![\p{L}-])(?:the|an?|its|each|every|of|no|their) (\p{Ll}[\p{Ll}-]{4,})(?=[.,;:]| (?:is|are|of|in|to|that|which|and|or|for|on|at|by|with|has|have|must|can|from|when|if)(?![\p{L}]))/giu,
  )) {
    const word = match[1];
    if (word === undefined || STOP_WORDS.has(word) || /(?:ing|ed|ly)$/.test(word)) continue;
    const stem = tokenize(word, language)[0]?.stem ?? '';
    if (own.has(stem) || VAGUE.has(word.toLowerCase())) continue;
    const times = frequency.get(stem) ?? 0;
    if (times >= 2) found.push({ word: word.toLowerCase(), times });
  }
  return found.sort((a, b) => b.times - a.times || (a.word < b.word ? -1 : 1)).map(({ word }) => word);
}
