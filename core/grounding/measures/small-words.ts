import { type Aligned, homeOf } from './aligned';

/** Kinds of quantifier and modal that two sentences may differ in. */
const KINDS = ['all', 'some', 'most', 'few', 'only', 'must', 'may'] as const;

/** Quantifiers, modals, negations, directions and numbers that one side has alone. */
export function ofSmallWords(aligned: Aligned): Record<string, number> {
  const { read, span, units } = aligned;
  const home = units[homeOf(aligned)];
  const all = span.units.flatMap((unit) => units[unit] ?? []);
  const out: Record<string, number> = {};
  for (const kind of KINDS) {
    out[`${kind}More`] = read.kinds.has(kind) && !all.some((unit) => unit.read.kinds.has(kind)) ? 1 : 0;
    out[`${kind}Less`] = !read.kinds.has(kind) && home?.read.kinds.has(kind) ? 1 : 0;
  }
  const cues = all.reduce((sum, unit) => sum + unit.read.cues.length, 0);
  const directions = new Set(
    all.flatMap((unit) => unit.read.words.filter((word) => word.direction).map(({ lower }) => lower)),
  );
  const numbers = home?.numbers ?? [];
  return {
    ...out,
    cueMore: read.cues.length > 0 && cues === 0 ? 1 : 0,
    cueLess: read.cues.length === 0 && (home?.read.cues.length ?? 0) > 0 ? 1 : 0,
    cue: read.cues.length > 0 ? 1 : 0,
    direction: Math.min(2, read.words.filter((word) => word.direction && !directions.has(word.lower)).length),
    numbers: Math.min(3, read.numbers.length),
    otherNumbers: read.numbers.length > 0 ? Math.min(3, Math.max(0, numbers.length - read.numbers.length)) : 0,
    row: home?.kind === 'row' ? 1 : 0,
    item: home?.kind === 'item' ? 1 : 0,
  };
}

const SMALL = new Set(
  'all some every each no always never sometimes usually often only before after least most more less above below over under first last any none both without until unless except'.split(
    ' ',
  ),
);
const MODALS = [
  /^(?:must|has|have|shall|required|requires|need|needs)$/,
  /^(?:may|might|can|could|allowed|permitted)$/,
  /^(?:should|ought)$/,
];

/** Negations, quantifiers and modals counted on both sides. */
export function ofCues(aligned: Aligned): Record<string, number> {
  const { read, span, units } = aligned;
  const home = units[homeOf(aligned)];
  const list = home?.read.words.map(({ lower }) => lower) ?? [];
  const all = span.units.flatMap((unit) => units[unit]?.read.words.map(({ lower }) => lower) ?? []);
  const own = read.words.map(({ lower }) => lower);
  const more = own.filter((lower) => SMALL.has(lower) && !all.includes(lower)).length;
  const less = list.filter((lower) => SMALL.has(lower) && !own.includes(lower)).length;
  const has = (words: readonly string[], modal: RegExp) => words.some((lower) => modal.test(lower));
  const modal = MODALS.filter((pattern) => has(own, pattern) && !has(all, pattern)).length;
  const modalLess = MODALS.filter((pattern) => !has(own, pattern) && has(list, pattern)).length;
  return {
    cueOdd: Math.min(2, Math.abs(read.cues.length - (home?.read.cues.length ?? 0))),
    smallMore: Math.min(2, more),
    smallLess: Math.min(2, less),
    modal: modal > 0 && modalLess > 0 ? 1 : 0,
    modalMore: Math.min(1, modal),
  };
}
