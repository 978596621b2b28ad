import { ArrowRight } from 'lucide-react';
import { type MasteryLevel, MasteryRing } from './mastery-ring';

/**
 * A level before and now, as rings with words; one ring when it stayed. The second ring appears, so that the change is
 * seen (not under reduced motion).
 */
export function MasteryShift({ before, after }: { before: MasteryLevel; after: MasteryLevel }) {
  if (before === after) return <MasteryRing level={after} />;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <MasteryRing level={before} className="text-ink-soft" />
      <ArrowRight aria-hidden className="size-4 text-ink-faint rtl:rotate-180" />
      <MasteryRing level={after} className="appear font-semibold" />
    </span>
  );
}
