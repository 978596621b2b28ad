import { useFormatter, useTranslations } from 'use-intl';
import type { MeasureName } from '../contract';

/** Differences, which have a sign; the others are shares or areas. */
const SIGNED: ReadonlySet<MeasureName> = new Set(['gap', 'effect', 'riskGap']);
/** Areas under a curve. */
const AREAS: ReadonlySet<MeasureName> = new Set(['auc', 'riskAuc']);

/** Figures as people read them. */
export function useFairnessWords() {
  const t = useTranslations('fairness');
  const format = useFormatter();
  const points = (value: number) =>
    t('points', {
      value: format.number(value * 100, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
    });
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 1 });
  const number = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return {
    points,
    percent,
    number,
    /** A group's own figure. */
    value: (measure: MeasureName, value: number) =>
      AREAS.has(measure) ? number(value) : SIGNED.has(measure) ? points(value) : percent(value),
    /** How far two groups are apart in it. */
    difference: (measure: MeasureName, value: number) =>
      AREAS.has(measure)
        ? format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' })
        : points(value),
    day: (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium', timeZone: 'UTC' }),
  };
}
