import { isCommonWord } from '../words/relations';
import type { Aligned } from './aligned';

/** What is missing, what stands elsewhere, and which terms of the course are named on one side alone. */
export function ofWords({ items, matches, span, units, cited, evidence, read }: Aligned): Record<string, number> {
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
