import type { JudgedPointView } from '../contract';

/** How a point was met, as a shape: full ring with a tick, half ring, empty ring, ring with a stroke through it. Words stand beside it. */
export function PointMark({ status }: { status: JudgedPointView['status'] }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`mt-1 size-5 shrink-0 ${status === 'covered' || status === 'partly' ? 'text-accent' : 'text-ink-soft'}`}
    >
      <circle
        cx="8"
        cy="8"
        r="6.5"
        fill={status === 'covered' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={status === 'missing' ? '2.4 2.7' : undefined}
      />
      {status === 'covered' ? (
        <path
          d="M5 8.2l2.1 2.1L11 6.2"
          fill="none"
          stroke="var(--color-paper)"
          strokeWidth="1.6"
          strokeLinecap="round"
        />
      ) : null}
      {status === 'partly' ? <path d="M8 1.5a6.5 6.5 0 0 0 0 13z" fill="currentColor" /> : null}
      {status === 'wrong' ? (
        <path d="M4.5 11.5l7-7" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      ) : null}
    </svg>
  );
}
