'use client';

import { type ReactNode, useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { bandPath, linePath, scale, spread } from './scale';
import { useWidth } from './use-width';

/** One value on one day; `low` and `high` bound what it may be, where that is known. */
export interface ChartPoint {
  /** ISO date, `2026-03-01`. */
  date: string;
  value: number;
  low?: number;
  high?: number;
}

const height = 200;
const inset = { top: 18, bottom: 28, start: 6, end: 76 };

/**
 * Values over days as one line, labelled at its end. `question` is the title, `answer` the same in words; the numbers
 * stand in a table under a fold, with their ranges if `rangeLabel` names that column. Values run from 0 to `max`; `formatValue` writes them.
 */
export function LineChart({
  question,
  answer,
  valueLabel,
  rangeLabel,
  points,
  max = 1,
  formatValue,
}: {
  question: string;
  answer: ReactNode;
  valueLabel: string;
  rangeLabel?: string;
  points: readonly ChartPoint[];
  max?: number;
  formatValue: (value: number) => string;
}) {
  const t = useTranslations('common');
  const frame = useRef<HTMLDivElement>(null);
  const width = Math.max(240, useWidth(frame, 640));
  return (
    <figure data-print="together">
      <figcaption>
        <h2 className="font-semibold text-lg">{question}</h2>
        <div className="mb-3 text-ink-soft">{answer}</div>
      </figcaption>
      <div ref={frame} className="w-full">
        <Plot points={points} max={max} width={width} formatValue={formatValue} />
      </div>
      <details className="mt-2 text-sm">
        <summary className="inline-block text-ink-soft underline decoration-rule-strong underline-offset-4">
          {t('chart.numbers')}
        </summary>
        <NumbersTable
          caption={question}
          valueLabel={valueLabel}
          rangeLabel={rangeLabel}
          points={points}
          formatValue={formatValue}
        />
      </details>
    </figure>
  );
}

function Plot({
  points,
  max,
  width,
  formatValue,
}: {
  points: readonly ChartPoint[];
  max: number;
  width: number;
  formatValue: (value: number) => string;
}) {
  const format = useFormatter();
  const moments = points.map((point) => Date.parse(point.date));
  const range: [number, number] = [Math.min(...moments), Math.max(...moments)];
  const x = (index: number) => scale(moments[index] ?? range[0], range, [inset.start + 4, width - inset.end]);
  const y = (value: number) => scale(value, [0, max], [height - inset.bottom, inset.top]);
  const line = points.map((point, index) => ({ x: x(index), y: y(point.value) }));
  const band = points.flatMap((point, index) =>
    point.low === undefined || point.high === undefined
      ? []
      : [{ x: x(index), low: y(point.low), high: y(point.high) }],
  );
  const last = line.at(-1);
  const lastPoint = points.at(-1);
  const day = (date: string) => format.dateTime(new Date(date), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <svg width="100%" height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="figures">
      {[0, max / 2, max].map((value) => (
        <g key={value}>
          <line x1={inset.start} x2={width - inset.end} y1={y(value)} y2={y(value)} stroke="var(--rule)" />
          <text x={inset.start} y={y(value) - 4} fontSize="13" fill="var(--ink-faint)">
            {formatValue(value)}
          </text>
        </g>
      ))}
      {band.length > 1 ? <path d={bandPath(band)} fill="var(--accent)" opacity="0.14" /> : null}
      <path d={linePath(line)} fill="none" stroke="var(--accent)" strokeWidth="2" strokeLinejoin="round" />
      {points.length <= 40
        ? line.map((point) => <circle key={point.x} cx={point.x} cy={point.y} r="2.5" fill="var(--accent)" />)
        : null}
      {last && lastPoint ? (
        <>
          <circle cx={last.x} cy={last.y} r="4" fill="var(--accent)" />
          <text x={last.x + 9} y={last.y + 5} fontSize="15" fontWeight="600" fill="var(--ink)">
            {formatValue(lastPoint.value)}
          </text>
        </>
      ) : null}
      {spread(points.length, width < 420 ? 2 : 4).map((index) => (
        <text
          key={index}
          x={x(index)}
          y={height - 8}
          fontSize="13"
          fill="var(--ink-faint)"
          textAnchor={index === 0 && points.length > 1 ? 'start' : 'middle'}
        >
          {day(points[index]?.date ?? '')}
        </text>
      ))}
    </svg>
  );
}

function NumbersTable({
  caption,
  valueLabel,
  rangeLabel,
  points,
  formatValue,
}: {
  caption: string;
  valueLabel: string;
  rangeLabel: string | undefined;
  points: readonly ChartPoint[];
  formatValue: (value: number) => string;
}) {
  const t = useTranslations('common');
  const format = useFormatter();
  return (
    <table className="figures mt-2">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-rule border-b">
          <th scope="col" className="pe-8 text-start">
            {t('chart.day')}
          </th>
          <th scope="col" className="text-end">
            {valueLabel}
          </th>
          {rangeLabel === undefined ? null : (
            <th scope="col" className="ps-8 text-end">
              {rangeLabel}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.date}>
            <th scope="row" className="pe-8 text-start font-normal">
              {format.dateTime(new Date(point.date), { dateStyle: 'medium', timeZone: 'UTC' })}
            </th>
            <td className="text-end">{formatValue(point.value)}</td>
            {rangeLabel === undefined ? null : (
              <td className="ps-8 text-end">
                {point.low === undefined || point.high === undefined
                  ? null
                  : `${formatValue(point.low)} – ${formatValue(point.high)}`}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
