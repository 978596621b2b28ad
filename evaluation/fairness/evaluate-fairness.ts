import { measureGroups } from '@/core/fairness/audit';
import { type Bounds, judge } from '@/core/fairness/judge';
import { wilson } from '@/evaluation/experiments/wilson';
import { type Planted, SCENARIOS, simulateSchool } from './simulate';

/** The product's own bounds, and the tightest that a district can set: there only chance and its control decide. */
const BOUNDS: readonly (readonly [string, Bounds])[] = [
  ['as at first', { difference: 0.1, ratio: 0.8, auc: 0.05 }],
  ['tightest', { difference: 0.01, ratio: 0.99, auc: 0.01 }],
];

export interface FairnessRow {
  planted: string;
  bounds: string;
  /** Audits with any alert, of all. */
  anyAlert: string;
  /** With one on language, where the bias is. */
  onLanguage: string;
  /** With one on an attribute that has nothing to do with it. */
  elsewhere: string;
  /** Measures that alarmed on language in a tenth of the audits or more. */
  by: string;
  comparisons: number;
}

/**
 * Audits simulated schools again and again: in how many something is found that was planted, and in how many something that was not. Seeds are
 * spread by a large odd number, since neighbouring seeds of the generator begin alike.
 */
export function evaluateFairness(
  {
    learners,
    runs,
    seed,
    scenarios = SCENARIOS,
  }: { learners: number; runs: number; seed: number; scenarios?: readonly Planted[] },
  told: (line: string) => void = () => {},
): FairnessRow[] {
  return scenarios.flatMap((planted) => {
    const found = BOUNDS.map(() => ({ any: 0, language: 0, elsewhere: 0, by: new Map<string, number>() }));
    let comparisons = 0;
    for (let run = 0; run < runs; run++) {
      const [subjects, attributes] = simulateSchool(learners, planted, (seed + run + 1) * 2_654_435_761);
      const audit = measureGroups(subjects, attributes, 10);
      BOUNDS.forEach(([, bounds], place) => {
        judge(audit, subjects, bounds);
        const all = audit.flatMap((subject) =>
          [...subject.attributes, ...subject.crossings].flatMap((attribute) => attribute.comparisons),
        );
        comparisons = Math.max(comparisons, all.length);
        const alerts = all.filter(({ alert }) => alert);
        const own = found[place];
        if (!own) return;
        if (alerts.length > 0) own.any += 1;
        // Two attributes at a time count where language is one of them.
        const touched = alerts.filter(({ attribute }) => attribute.split(' × ').includes('language'));
        if (touched.length > 0) own.language += 1;
        if (touched.length < alerts.length) own.elsewhere += 1;
        for (const name of new Set(touched.map(({ measure }) => measure)))
          own.by.set(name, (own.by.get(name) ?? 0) + 1);
      });
    }
    told(`${planted.name}: ${runs} audits`);
    return found.map(({ any, language, elsewhere, by }, place) => ({
      ...{ planted: planted.name, bounds: BOUNDS[place]?.[0] ?? '', anyAlert: shareOf(any, runs) },
      ...{ onLanguage: shareOf(language, runs), elsewhere: shareOf(elsewhere, runs) },
      by: [...by]
        .filter(([, times]) => times >= runs / 10)
        .sort(([, a], [, b]) => b - a)
        .map(([name, times]) => `${name} ${(times / runs).toFixed(2)}`)
        .join(', '),
      comparisons,
    }));
  });
}

function shareOf(times: number, of: number): string {
  const { low, high } = wilson(times, of);
  return `${(times / of).toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
}
