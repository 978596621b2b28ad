import { useTranslations } from 'use-intl';
import type { Period } from '@/core/retention/period';
import type { RetentionStart } from '@/core/retention/rule';

/** A period and what it is counted from, in words. */
export function usePeriodWords() {
  const t = useTranslations('retention');
  const period = ({ count, unit }: Period) => t(`period.${unit}`, { count });
  return { period, start: (from: RetentionStart) => t(`starts.${from}`) };
}
