'use client';

import { useTranslations } from 'use-intl';
import { cn } from './cn';

/** `none` is no evidence yet; the others are the modes of p(L) below 0.40, from 0.40, from 0.75. */
export type MasteryLevel = 'none' | 'foundational' | 'scaffolded' | 'advanced';

/** The level that a mode shows as; null (nothing answered yet) is `none`. */
export function masteryLevel(mode: 'foundational' | 'scaffolded' | 'advanced' | null): MasteryLevel {
  return mode ?? 'none';
}

const colour = {
  none: 'text-mastery-none',
  foundational: 'text-mastery-low',
  scaffolded: 'text-mastery-mid',
  advanced: 'text-mastery-high',
} as const;

/**
 * How well a concept is known, as a shape: dashed ring (no evidence), empty ring, half-filled, full. Colour only repeats
 * it. `words: false` leaves the words to screen readers, where they stand beside the ring already.
 */
export function MasteryRing({
  level,
  words = true,
  className,
}: {
  level: MasteryLevel;
  words?: boolean;
  className?: string;
}) {
  const t = useTranslations('common.mastery');
  return (
    <span className={cn('inline-flex items-center gap-2', className)}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={cn('size-[1.1em] shrink-0', colour[level])}>
        <circle
          cx="8"
          cy="8"
          r="6.5"
          fill={level === 'advanced' ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray={level === 'none' ? '2.4 2.7' : undefined}
        />
        {level === 'scaffolded' ? <path d="M8 1.5a6.5 6.5 0 0 0 0 13z" fill="currentColor" /> : null}
      </svg>
      <span className={words ? undefined : 'sr-only'}>{t(level)}</span>
    </span>
  );
}

/** The four shapes with their words, for beside a map or chart. */
export function MasteryLegend({ className }: { className?: string }) {
  const levels = ['none', 'foundational', 'scaffolded', 'advanced'] as const;
  return (
    <ul className={cn('flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm', className)}>
      {levels.map((level) => (
        <li key={level}>
          <MasteryRing level={level} />
        </li>
      ))}
    </ul>
  );
}
