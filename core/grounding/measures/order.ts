import type { Match } from '../align';
import { type Aligned, homeOf } from './aligned';

/** Whether what stands together in the sentence stands together, and in this order, in the span. */
export function ofOrder(aligned: Aligned): Record<string, number> {
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

/** Words that stand, or are missing, where their neighbours leave no place for them: one was put in another's place. */
export function ofSequence(aligned: Aligned): Record<string, number> {
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
