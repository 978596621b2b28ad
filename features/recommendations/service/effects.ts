import { differenceOf, meanOfChange, shareOf } from '@/core/recommendations/effect';
import { type Effect, type EffectArm, recommendationKindSchema } from '../contract';
import type { EffectRow } from '../store-effects';

/** Answered situations of each arm without which no difference is told. */
const LEAST = 10;
const BANDS = ['low', 'middle', 'high'] as const;

/** What came after recommendations, by kind and band, beside the same situations without; only where there were any. */
export function effectsOf(rows: readonly EffectRow[]): Effect[] {
  return recommendationKindSchema.options.flatMap((kind) =>
    BANDS.flatMap((band): Effect[] => {
      const of = (heldBack: boolean) =>
        rows.find((row) => row.kind === kind && row.band === band && row.heldBack === heldBack);
      const [shown, withheld] = [of(false), of(true)];
      if (!shown && !withheld) return [];
      const counts = (row: EffectRow | undefined) => ({ successes: row?.right ?? 0, of: row?.answered ?? 0 });
      return [
        {
          ...{ kind, band, shown: armOf(shown), withheld: armOf(withheld) },
          ...{ opened: shown?.opened ?? 0, dismissed: shown?.dismissed ?? 0 },
          difference: differenceOf(counts(shown), counts(withheld), LEAST),
        },
      ];
    }),
  );
}

function armOf(row: EffectRow | undefined): EffectArm {
  const { situations = 0, answered = 0, right = 0, mean = 0, variance = 0, measured = 0 } = row ?? {};
  return {
    ...{ situations, answered, right, rightShare: shareOf(right, answered) },
    masteryChange: meanOfChange(mean, variance, measured),
  };
}
