'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { Format, Say } from '../words/say';
import { type Values, valueWriter } from '../words/values';

/** Everything that a part of the report is written with. */
export function useReportWords(): { say: Say; format: Format; values: Values } {
  const say = useTranslations('reports');
  const format = useFormatter();
  return { say, format, values: valueWriter(say, format) };
}
