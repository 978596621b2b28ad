'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { scale } from '@/ui/charts/scale';
import { useWidth } from '@/ui/charts/use-width';
import type { AttributeAudit, Estimate, MeasureName } from '../contract';
import { useFairnessWords } from './use-fairness-words';

const HEIGHT = 40;

/** One figure of every group that is told, each with what holds it, on one scale; the numbers stand beside the dots. */
export function GroupChart({ audit, measure }: { audit: AttributeAudit; measure: MeasureName }) {
  const t = useTranslations('fairness');
  const words = useFairnessWords();
  const rows = audit.groups.flatMap(({ group, values }) => {
    const value = values[measure];
    return value ? [{ group, value }] : [];
  });
  const range = rangeOf(rows.map(({ value }) => value));
  return (
    <figure data-print="together">
      <figcaption>
        <h4 className="font-semibold first-letter:uppercase">
          {t('chart.question', {
            measure: t(`measures.${measure}.name`),
            attribute: t(`attributes.${audit.attribute}`),
          })}
        </h4>
        <p className="mb-2 max-w-measure text-ink-soft text-sm">
          {rows.length === 0 ? t('chart.empty') : `${t(`measures.${measure}.words`)} ${t('chart.answer')}`}
        </p>
      </figcaption>
      <ul>
        {rows.map(({ group, value }) => (
          <li
            key={group}
            className="grid grid-cols-2 items-center gap-x-4 border-rule border-t py-1 sm:grid-cols-[9rem_minmax(0,1fr)_13rem]"
          >
            <span dir="auto" className="break-words">
              {group}
            </span>
            <span className="col-span-2 row-start-2 sm:col-span-1 sm:row-start-auto">
              <Track value={value} range={range} />
            </span>
            <span className="figures text-end text-ink-soft text-sm sm:text-start">
              {t('chart.row', {
                ...{ value: words.value(measure, value.value), learners: value.learners },
                ...{ low: words.value(measure, value.low), high: words.value(measure, value.high) },
              })}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Track({ value: { value, low, high }, range }: { value: Estimate; range: readonly [number, number] }) {
  const frame = useRef<HTMLSpanElement>(null);
  const width = useWidth(frame, 320);
  const x = (at: number) => scale(at, range, [6, width - 6]);
  const y = HEIGHT / 2;
  return (
    <span ref={frame} className="block w-full">
      <svg width="100%" height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
        <line x1={x(range[0])} x2={x(range[1])} y1={y} y2={y} stroke="var(--rule)" />
        {range[0] < 0 ? <line x1={x(0)} x2={x(0)} y1={4} y2={HEIGHT - 4} stroke="var(--rule-strong)" /> : null}
        <line x1={x(low)} x2={x(high)} y1={y} y2={y} stroke="var(--accent)" strokeWidth="2.5" strokeLinecap="round" />
        <circle cx={x(value)} cy={y} r="5" fill="var(--accent)" />
      </svg>
    </span>
  );
}

/** Shares and areas from 0 to 1; what has a sign as far to both sides as it goes. */
function rangeOf(values: readonly Estimate[]): readonly [number, number] {
  if (values.every(({ low }) => low >= 0)) return [0, 1];
  const reach = Math.max(0.1, ...values.flatMap(({ low, high }) => [-low, high]));
  return [-reach, reach];
}
