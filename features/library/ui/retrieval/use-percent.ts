'use client';

import { useFormatter } from 'use-intl';

/** Writes a share from 0 to 1 as whole percents. */
export function usePercent(): (share: number) => string {
  const format = useFormatter();
  return (share) => format.number(share, { style: 'percent', maximumFractionDigits: 0 });
}

/** Writes a score from 0 to 1 with two decimals. */
export function useScore(): (score: number) => string {
  const format = useFormatter();
  return (score) => format.number(score, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
