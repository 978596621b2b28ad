'use client';

import { useId } from 'react';

/**
 * How far something is, in words above a bar. `value` of `max` (both counts, `max` at least 1); without a value the bar
 * says only that work goes on. Put `aria-live` where the words should be read out.
 */
export function Progress({ label, value, max = 1 }: { label: string; value?: number; max?: number }) {
  const id = useId();
  const share = value === undefined ? null : Math.min(1, Math.max(0, value / Math.max(1, max)));
  return (
    <div>
      <p id={id} className="figures mb-1.5 text-ink-soft text-sm">
        {label}
      </p>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="h-1.5 overflow-hidden rounded-full bg-rule"
      >
        <div
          className={
            share === null
              ? 'h-full animate-pulse rounded-full bg-accent/40'
              : 'h-full rounded-full bg-accent transition-[width] duration-150'
          }
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
