'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { ArmSettings, ExperimentArm, Outcome } from '../contract';

/** What is compared, in words. */
export function useExperimentWords() {
  const t = useTranslations('experiments');
  const format = useFormatter();

  function settings(arm: ArmSettings): string {
    if (arm.subject === 'approach') return t(`arm.${arm.approach}`);
    if (arm.subject === 'policy') return t(`arm.${arm.policy}`);
    return t('arm.prompt', { words: arm.words, prompt: arm.prompt, version: String(arm.version) });
  }

  /** Shares count in tenths, concepts as they are. */
  const inTens = (outcome: Outcome, value: number) => (outcome === 'mastered_per_10' ? value : value * 10);
  const one = (value: number) => format.number(value, { maximumFractionDigits: 1 });

  return {
    settings,
    armOf: (arms: readonly ExperimentArm[], key: string | null | undefined): string => {
      const arm = arms.find((each) => each.key === key);
      return arm ? settings(arm.settings) : '';
    },
    /** "8 of 10 first answers right". */
    value: (outcome: Outcome, value: number) => t(`values.${outcome}`, { value: one(inTens(outcome, value)) }),
    /** A difference in the unit in which it is read: per 100, or concepts. */
    difference: (outcome: Outcome, value: number) =>
      format.number(outcome === 'mastered_per_10' ? value : value * 100, {
        maximumFractionDigits: outcome === 'mastered_per_10' ? 2 : 0,
        signDisplay: 'exceptZero',
      }),
    percent: (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 }),
    one,
  };
}
