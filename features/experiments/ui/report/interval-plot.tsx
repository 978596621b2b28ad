'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { bandPath, linePath, scale, spread } from '@/ui/charts/scale';

/** A difference on one day, and what holds it; null where it wasn't known. */
export interface DayPoint {
  date: string;
  difference: number | null;
  low: number | null;
  high: number | null;
  counted: number;
}

const [WIDTH, HEIGHT] = [640, 220];
const INSET = { top: 16, bottom: 28, start: 64, end: 64 };
/** A band wider than so many times the largest difference is cut off: the first days know next to nothing. */
const WIDEST = 4;

/** The difference over days with its band around 0; the same numbers stand in the table beside it. Two points or more. */
export function IntervalPlot({ points, write }: { points: readonly DayPoint[]; write: (value: number) => string }) {
  const t = useTranslations('experiments.chart');
  const format = useFormatter();
  const values = points.map(({ difference }) => difference ?? 0);
  const latest = points.at(-1);
  const reach = Math.max(...values.map(Math.abs), Math.abs(latest?.low ?? 0), Math.abs(latest?.high ?? 0), 0.01);
  const most = Math.min(reach * 1.2, Math.max(...values.map(Math.abs), reach / WIDEST) * WIDEST);
  const moments = points.map(({ date }) => Date.parse(date));
  const range: [number, number] = [Math.min(...moments), Math.max(...moments)];
  const x = (at: number) => scale(moments[at] ?? range[0], range, [INSET.start, WIDTH - INSET.end]);
  const y = (value: number) =>
    scale(Math.max(-most, Math.min(most, value)), [-most, most], [HEIGHT - INSET.bottom, INSET.top]);
  const line = values.map((value, at) => ({ x: x(at), y: y(value) }));
  const band = points.map(({ low, high }, at) => ({ x: x(at), low: y(low ?? -most), high: y(high ?? most) }));
  const last = line.at(-1);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" aria-hidden="true" className="figures">
      {[-most, 0, most].map((value) => (
        <g key={value}>
          <line
            x1={INSET.start}
            x2={WIDTH - INSET.end}
            y1={y(value)}
            y2={y(value)}
            stroke={value === 0 ? 'var(--ink-faint)' : 'var(--rule)'}
          />
          <text x={INSET.start - 8} y={y(value) + 4} fontSize="13" textAnchor="end" fill="var(--ink-faint)">
            {write(value)}
          </text>
        </g>
      ))}
      <text x={INSET.start + 6} y={y(0) - 5} fontSize="12" fill="var(--ink-faint)">
        {t('zero')}
      </text>
      <path d={bandPath(band)} fill="var(--accent)" opacity="0.14" />
      <path d={linePath(line)} fill="none" stroke="var(--accent)" strokeWidth="2" strokeLinejoin="round" />
      {last ? (
        <>
          <circle cx={last.x} cy={last.y} r="4" fill="var(--accent)" />
          <text x={last.x + 9} y={last.y + 5} fontSize="15" fontWeight="600" fill="var(--ink)">
            {write(values.at(-1) ?? 0)}
          </text>
        </>
      ) : null}
      {spread(points.length, 4).map((at) => (
        <text key={at} x={x(at)} y={HEIGHT - 8} fontSize="13" textAnchor="middle" fill="var(--ink-faint)">
          {format.dateTime(new Date(points[at]?.date ?? ''), { day: 'numeric', month: 'short', timeZone: 'UTC' })}
        </text>
      ))}
    </svg>
  );
}
