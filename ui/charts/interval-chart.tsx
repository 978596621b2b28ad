'use client';

import { type ReactNode, useRef } from 'react';
import { scale } from './scale';
import { useWidth } from './use-width';

/** One value with the range that it most likely lies in; `text` is both in words. */
export interface IntervalRow {
  label: string;
  value: number;
  low: number;
  high: number;
  text: string;
}

const rowHeight = 44;

/**
 * Values with their ranges, one below the other, on one scale around 0 (so that a range that crosses 0 is seen). `question` is the title, `answer`
 * the same in words. Every number stands beside its dot as text, so the chart needs no other table.
 */
export function IntervalChart({
  question,
  answer,
  rows,
}: {
  question: string;
  answer: ReactNode;
  rows: readonly IntervalRow[];
}) {
  const reach = Math.max(0.5, Math.ceil(Math.max(0, ...rows.flatMap(({ low, high }) => [-low, high])) * 2) / 2);
  return (
    <figure data-print="together">
      <figcaption>
        <h3 className="font-semibold text-lg">{question}</h3>
        <div className="mb-3 max-w-measure text-ink-soft">{answer}</div>
      </figcaption>
      <ul className="max-w-4xl">
        {rows.map((row) => (
          <li
            key={row.label}
            className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-4 border-rule border-t py-1 sm:grid-cols-[11rem_minmax(0,1fr)_18rem]"
          >
            <span>{row.label}</span>
            <span className="col-span-2 row-start-2 sm:col-span-1 sm:row-start-auto">
              <Track row={row} reach={reach} />
            </span>
            <span className="figures text-end text-ink-soft text-sm sm:text-start">{row.text}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Track({ row: { value, low, high }, reach }: { row: IntervalRow; reach: number }) {
  const frame = useRef<HTMLSpanElement>(null);
  const width = useWidth(frame, 320);
  const x = (at: number) => scale(at, [-reach, reach], [6, width - 6]);
  const y = rowHeight / 2;
  return (
    <span ref={frame} className="block w-full">
      <svg width="100%" height={rowHeight} viewBox={`0 0 ${width} ${rowHeight}`} aria-hidden="true">
        <line x1={x(-reach)} x2={x(reach)} y1={y} y2={y} stroke="var(--rule)" />
        <line x1={x(0)} x2={x(0)} y1={0} y2={rowHeight} stroke="var(--rule-strong)" />
        <line x1={x(low)} x2={x(high)} y1={y} y2={y} stroke="var(--accent)" strokeWidth="2.5" strokeLinecap="round" />
        <circle cx={x(value)} cy={y} r="5" fill="var(--accent)" />
      </svg>
    </span>
  );
}
