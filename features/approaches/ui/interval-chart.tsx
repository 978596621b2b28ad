import { useTranslations } from 'use-intl';
import { scale } from '@/ui/charts/scale';
import type { ApproachEffectView } from '../contract';

const rowHeight = 44;
const inset = { top: 8, bottom: 30 };
const width = 560;
const start = 150;
const end = 548;

/** A share of right answers with its sign, in percentage points. */
export function pointsOf(value: number): number {
  return Math.round(value * 100);
}

/** Farthest value on either side that an interval reaches, at least .2 and at most 1, so that both sides are drawn alike. */
export function reachOf(effects: readonly ApproachEffectView[]): number {
  const farthest = effects.flatMap(({ effect, telling }) =>
    effect && telling ? [Math.abs(effect.low), Math.abs(effect.high)] : [],
  );
  return Math.min(1, Math.max(0.2, Math.ceil(Math.max(0, ...farthest) * 10) / 10));
}

/** One line a way of teaching: a dot for the estimate, a bar for its interval, a line where it would make no difference. The table says the same. */
export function IntervalChart({ effects }: { effects: readonly ApproachEffectView[] }) {
  const t = useTranslations('approaches');
  const reach = reachOf(effects);
  const x = (value: number) => scale(value, [-reach, reach], [start, end]);
  const height = inset.top + effects.length * rowHeight + inset.bottom;
  const floor = height - inset.bottom;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width="100%" aria-hidden="true" className="figures" direction="ltr">
      <line x1={x(0)} x2={x(0)} y1={inset.top} y2={floor} stroke="var(--ink-soft)" />
      {effects.map(({ approach, effect, telling }, i) => {
        const y = inset.top + (i + 0.5) * rowHeight;
        return (
          <g key={approach}>
            <text x={0} y={y + 5} fontSize="15" fill="var(--ink)">
              {t(`way.${approach}`)}
            </text>
            {effect && telling ? (
              <>
                <line x1={x(effect.low)} x2={x(effect.high)} y1={y} y2={y} stroke="var(--accent)" strokeWidth="2" />
                {[effect.low, effect.high].map((value) => (
                  <line
                    key={value}
                    x1={x(value)}
                    x2={x(value)}
                    y1={y - 6}
                    y2={y + 6}
                    stroke="var(--accent)"
                    strokeWidth="2"
                  />
                ))}
                <circle cx={x(effect.value)} cy={y} r="5" fill="var(--accent)" />
              </>
            ) : (
              <text x={x(0) + 10} y={y + 5} fontSize="14" fill="var(--ink-faint)">
                {t('tooFew')}
              </text>
            )}
          </g>
        );
      })}
      {[-reach, 0, reach].map((value) => (
        <text
          key={value}
          x={x(value)}
          y={height - 8}
          fontSize="13"
          fill="var(--ink-faint)"
          textAnchor={value < 0 ? 'start' : value > 0 ? 'end' : 'middle'}
        >
          {value === 0
            ? t('axis.as')
            : t(value < 0 ? 'axis.fewer' : 'axis.more', { points: pointsOf(Math.abs(value)) })}
        </text>
      ))}
    </svg>
  );
}
