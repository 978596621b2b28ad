import type { Item, Match, Matches } from './align';
import type { Evidence, EvidenceUnit, ReadPassage } from './evidence';
import type { ReadSentence } from './read';
import type { UnsupportedReason } from './reasons';
import type { Span } from './span';
import { isCommonWord } from './words/relations';

/** What is known of a sentence beside the span that it rests on. */
export interface Aligned {
  read: ReadSentence;
  items: readonly Item[];
  matches: Matches;
  span: Span;
  units: readonly EvidenceUnit[];
  cited: readonly ReadPassage[];
  evidence: Evidence;
  /** What the rules found, in the span and in those that come near to it. */
  reasons: readonly UnsupportedReason[];
  /** 0 to 1: share of the near spans in which no rule found anything. */
  clean: number;
  /** 0 to 1: coverage of the best single unit. */
  alone: number;
}

/** Kinds of quantifier and modal that two sentences may differ in. */
const KINDS = ['all', 'some', 'most', 'few', 'only', 'must', 'may'] as const;

/**
 * Measures of how a sentence lies on its span, by name: what is missing, what stands elsewhere, what has another order, which small words differ. Each is
 * finite, most between 0 and 1.
 */
export function featuresOf(aligned: Aligned): Record<string, number> {
  const plain = {
    ...ofRules(aligned),
    ...ofWords(aligned),
    ...ofOrder(aligned),
    ...ofSmallWords(aligned),
    ...ofSlots(aligned),
    ...ofSequence(aligned),
    ...ofCues(aligned),
  };
  return { ...plain, ...ofCloseness(plain) };
}

function ofRules({ reasons, clean, alone, span, items }: Aligned): Record<string, number> {
  const has = (reason: UnsupportedReason) => (reasons.includes(reason) ? 1 : 0);
  return {
    ruleNumber: has('number'),
    ruleNegation: has('negation'),
    ruleQuantifier: has('quantifier'),
    ruleName: has('name'),
    ruleTerm: has('term'),
    lowCoverage: has('coverage'),
    clean,
    coverage: span.coverage,
    missing: Math.sqrt(1 - span.coverage),
    alone,
    joined: span.coverage - alone,
    units: span.units.length - 1,
    length: Math.log(1 + items.length),
  };
}

function ofWords({ items, matches, span, units, cited, evidence, read }: Aligned): Record<string, number> {
  const lack = items.map((item, i) => item.weight * (1 - (span.best[i]?.weight ?? 0)));
  const total = items.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const known = (lower: string) => cited.some(({ words }) => words.has(lower));
  const open = items.map((item, i) => item.weight >= 0.6 && (span.best[i]?.weight ?? 0) < 0.5);
  const strongest = (i: number) =>
    Math.max(0, ...(matches[i] ?? []).flat().map(({ weight, opposite }) => (opposite ? 0 : weight)));
  const elsewhere = items.filter((_, i) => open[i] && strongest(i) >= 0.9).length;
  const foreign = items.filter(
    (item, i) => open[i] && strongest(i) < 0.5 && item.word && !known(item.word.lower),
  ).length;
  const rare = items.filter((item, i) => open[i] && item.word && !isCommonWord(item.word.lower)).length;
  const better = items.filter(
    (item, i) => item.weight >= 0.6 && strongest(i) - (span.best[i]?.weight ?? 0) >= 0.3,
  ).length;
  const exact =
    items.reduce((sum, { weight }, i) => sum + ((span.best[i]?.weight ?? 0) >= 0.99 ? weight : 0), 0) / total;
  const context = items.reduce((sum, { weight }, i) => sum + (span.best[i]?.at === -1 ? weight : 0), 0) / total;
  const first = items.findIndex(({ weight }) => weight >= 0.6);
  const last = items.findLastIndex(({ weight }) => weight >= 0.6);
  const terms = evidence.terms.filter(({ words }) => words.length > 0);
  const list = read.words.map(({ lower }) => lower).join(' ');
  const there = span.units.map((unit) => units[unit]?.read.words.map(({ lower }) => lower).join(' ') ?? '').join(' | ');
  const over = span.units.flatMap((unit) => units[unit]?.context.map(({ lower }) => lower) ?? []).join(' ');
  const says = (text: string, words: readonly string[]) => ` ${text} `.includes(` ${words.join(' ')} `);
  const said = terms.filter(({ words }) => says(list, words));
  return {
    lackMass: Math.min(
      3,
      lack.reduce((a, b) => a + b, 0),
    ),
    lackMost: Math.max(0, ...lack),
    open: Math.min(4, open.filter(Boolean).length),
    oneOpen: open.some(Boolean) ? 1 : 0,
    elsewhere: Math.min(3, elsewhere),
    foreign: Math.min(3, foreign),
    rare: Math.min(3, rare),
    better: Math.min(3, better),
    exact,
    context,
    opposite: Math.min(2, span.best.filter((match) => match?.opposite).length),
    opens: first < 0 ? 1 : 1 - (span.best[first]?.weight ?? 0),
    ends: last < 0 ? 1 : 1 - (span.best[last]?.weight ?? 0),
    opensElsewhere: first >= 0 && (span.best[first]?.weight ?? 0) < 0.5 && strongest(first) >= 0.9 ? 1 : 0,
    termOpen: said.filter(({ words }) => !says(there, words) && !says(over, words)).length > 0 ? 1 : 0,
    termOver: said.filter(({ words }) => !says(there, words) && says(over, words)).length > 0 ? 1 : 0,
    termLeft: terms.filter(({ words }) => says(there, words) && !says(list, words)).length > 0 ? 1 : 0,
  };
}

/** The unit that most of the sentence stands in. */
function homeOf({ items, span }: Aligned): number {
  const mass = new Map<number, number>();
  for (const [i, match] of span.best.entries()) {
    if (match && match.at >= 0)
      mass.set(match.unit, (mass.get(match.unit) ?? 0) + (items[i]?.weight ?? 0) * match.weight);
  }
  return [...mass].sort((a, b) => b[1] - a[1])[0]?.[0] ?? span.units[0] ?? 0;
}

function ofOrder(aligned: Aligned): Record<string, number> {
  const { items, span, units } = aligned;
  const heavy = items.flatMap((item, i) => (item.weight >= 0.35 ? [{ item, match: span.best[i] ?? null }] : []));
  const home = homeOf(aligned);
  const words = units[home]?.read.words ?? [];
  const isFirm = (match: Match | null): match is Match => match !== null && match.at >= 0 && match.weight >= 0.5;
  let [pairs, kept, near, apart, clauses] = [0, 0, 0, 0, 0];
  for (const [i, { item, match }] of heavy.entries()) {
    const next = heavy[i + 1];
    if (!next || !isFirm(match) || !isFirm(next.match)) continue;
    pairs++;
    if (match.unit !== next.match.unit) {
      apart++;
      continue;
    }
    const [a, b] = [match.at, next.match.at];
    if (b > a) kept++;
    const between = (units[match.unit]?.read.words ?? []).slice(Math.min(a, b) + 1, Math.max(a, b));
    if (between.filter(({ weight }) => weight >= 0.35).length <= 1) near++;
    if (item.clause === next.item.clause && match.clause !== next.match.clause) clauses++;
  }
  const places = heavy.flatMap(({ match }) => (isFirm(match) && match.unit === home ? [match.at] : []));
  const [from, to] = [Math.min(...places, words.length), Math.max(...places, -1)];
  const met = new Set(places);
  const inside = words.filter(({ weight }, at) => weight >= 0.6 && at > from && at < to && !met.has(at)).length;
  const all = words.filter(({ weight }) => weight >= 0.6);
  const unmet = words.filter(({ weight }, at) => weight >= 0.6 && !met.has(at)).length;
  const front = words.findIndex(({ weight }) => weight >= 0.6);
  let inversions = 0;
  for (const [i, a] of places.entries()) inversions += places.slice(i + 1).filter((b) => b < a).length;
  const most = (places.length * (places.length - 1)) / 2;
  return {
    order: pairs === 0 ? 1 : kept / pairs,
    near: pairs === 0 ? 1 : near / pairs,
    apart: pairs === 0 ? 0 : apart / pairs,
    clauses: pairs === 0 ? 0 : clauses / pairs,
    inversions: most === 0 ? 0 : inversions / most,
    unmet: all.length === 0 ? 0 : unmet / all.length,
    inside: Math.min(4, inside) / 4,
    frontMet: front >= 0 && met.has(front) ? 1 : 0,
    home: places.length / (heavy.length || 1),
  };
}

function ofSmallWords(aligned: Aligned): Record<string, number> {
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

/** Words that the span doesn't have, each seen in the place that it fills. */
function ofSlots(aligned: Aligned): Record<string, number> {
  const { items, matches, span, units, cited } = aligned;
  const heavy = items.flatMap((item, i) => (item.weight >= 0.35 ? [i] : []));
  const home = homeOf(aligned);
  const known = (lower: string) => cited.some(({ words }) => words.has(lower));
  const firm = (i: number | undefined) => {
    const match = i === undefined ? null : span.best[i];
    return match && match.at >= 0 && match.weight >= 0.75 ? match : null;
  };
  const taken = new Set(
    span.best.flatMap((match) => (match && match.at >= 0 && match.weight >= 0.5 ? [`${match.unit}:${match.at}`] : [])),
  );
  let [filled, filledKnown, added, addedKnown, edge, edgeKnown] = [0, 0, 0, 0, 0, 0];
  for (const [place, i] of heavy.entries()) {
    const item = items[i];
    const own = span.best[i];
    if (!item?.word || item.weight < 1 || (own && own.weight >= 0.5 && !own.opposite)) continue;
    const isKnown = known(item.word.lower) ? 1 : 0;
    const [before, after] = [firm(heavy[place - 1]), firm(heavy[place + 1])];
    if (before && after && before.unit === after.unit) {
      const words = units[before.unit]?.read.words ?? [];
      const between = words.filter(
        ({ weight }, at) =>
          weight >= 0.6 &&
          at > Math.min(before.at, after.at) &&
          at < Math.max(before.at, after.at) &&
          !taken.has(`${before.unit}:${at}`),
      ).length;
      if (between > 0) {
        filled++;
        filledKnown += isKnown;
      } else {
        added++;
        addedKnown += isKnown;
      }
    } else if (before || after) {
      edge++;
      edgeKnown += isKnown;
    }
  }
  const clauses = [...new Set(items.map(({ piece }) => piece))].map((piece) => {
    const own = items.flatMap((item, i) => (item.piece === piece ? [i] : []));
    const total = own.reduce((sum, i) => sum + (items[i]?.weight ?? 0), 0);
    const best = Math.max(
      ...span.units.map((unit) =>
        own.reduce(
          (sum, i) =>
            sum +
            (items[i]?.weight ?? 0) *
              Math.max(0, ...(matches[i]?.[unit] ?? []).map(({ weight, opposite }) => (opposite ? 0 : weight))),
          0,
        ),
      ),
    );
    return total < 1 ? 1 : best / total;
  });
  const words = units[home]?.read.words ?? [];
  const front = words.findIndex(({ weight }) => weight >= 0.6);
  const lead = heavy.find((i) => (items[i]?.weight ?? 0) >= 0.6);
  const leads = lead !== undefined && (matches[lead]?.[home] ?? []).some(({ weight, at }) => weight >= 0.75 && at >= 0);
  return {
    filled: Math.min(2, filled),
    filledKnown: Math.min(2, filledKnown),
    added: Math.min(2, added),
    addedKnown: Math.min(2, addedKnown),
    edge: Math.min(2, edge),
    edgeKnown: Math.min(2, edgeKnown),
    weakest: Math.min(1, ...clauses),
    otherFront: front >= 0 && !taken.has(`${home}:${front}`) && !leads ? 1 : 0,
    openAndExact: Math.min(2, filledKnown + addedKnown + edgeKnown) * span.coverage,
    close: Math.max(0, span.coverage - 0.85) * 6,
  };
}

/** What is out of place weighs more, the closer a sentence otherwise keeps to the words of its span. */
function ofCloseness(plain: Record<string, number>): Record<string, number> {
  const of = (name: string) => plain[name] ?? 0;
  const close = of('near') * of('exact');
  const out: Record<string, number> = { closeness: close };
  for (const name of [
    'oneOpen',
    'foreign',
    'elsewhere',
    'filledKnown',
    'filled',
    'addedKnown',
    'edgeKnown',
    'inversions',
    'cueMore',
    'cueLess',
    'better',
    'otherFront',
    'termOpen',
    'direction',
    'unmet',
    'strangers',
    'strangerFront',
    'strangerEnd',
    'cueOdd',
    'smallMore',
    'smallLess',
    'modal',
    'context',
  ])
    out[`${name}Close`] = close * of(name);
  out.turnedClose = close * (1 - of('order'));
  return out;
}

/** Words that stand, or are missing, where their neighbours leave no place for them: one was put in another's place. */
function ofSequence(aligned: Aligned): Record<string, number> {
  const { items, span, units } = aligned;
  const home = homeOf(aligned);
  const words = units[home]?.read.words ?? [];
  const row = items.flatMap((item, i) => (item.weight >= 0.6 ? [span.best[i] ?? null] : []));
  const at = (i: number) => {
    const match = row[i];
    return match && match.unit === home && match.at >= 0 && match.weight >= 0.5 && !match.opposite ? match.at : -1;
  };
  const taken = new Set(row.flatMap((_, i) => (at(i) >= 0 ? [at(i)] : [])));
  const heavy = (from: number, to: number) =>
    words.flatMap((word, k) => (k > from && k < to && (word.weight >= 0.6 || word.number) ? [k] : []));
  let [strangers, moved] = [0, 0];
  for (let i = 1; i < row.length - 1; i++) {
    const [a, own, b] = [at(i - 1), at(i), at(i + 1)];
    if (a < 0 || b < 0 || b <= a || (own > a && own < b)) continue;
    const between = heavy(a, b);
    if (between.length === 0 || between.length > 2) continue;
    strangers += own < 0 ? 1 : 0.5;
    if (own >= 0 || between.some((k) => taken.has(k))) moved++;
  }
  const [first, second, third] = [at(0), at(1), at(2)];
  const front = second >= 0 && third > second && !(first >= 0 && first < second) ? heavy(-1, second) : [];
  const n = row.length;
  const [last, before, earlier] = [at(n - 1), at(n - 2), at(n - 3)];
  const end = before >= 0 && earlier >= 0 && earlier < before && !(last > before) ? heavy(before, words.length) : [];
  return {
    strangers: Math.min(2, strangers),
    moved: Math.min(2, moved),
    strangerFront: n > 2 && front.length > 0 && front.length <= 2 ? 1 : 0,
    strangerEnd: n > 2 && end.length > 0 && end.length <= 2 ? 1 : 0,
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
function ofCues(aligned: Aligned): Record<string, number> {
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
