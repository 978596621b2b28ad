import { useTranslations } from 'use-intl';
import { MasteryRing } from '@/ui/mastery-ring';
import type { ConceptProgress } from '../contract';
import { countLevels } from './counts';

const levels = ['advanced', 'scaffolded', 'foundational', 'none'] as const;

/** How many concepts stand at each level: the number, with ring and words under it. */
export function LevelCounts({ concepts }: { concepts: readonly ConceptProgress[] }) {
  const t = useTranslations('common.mastery');
  const counts = countLevels(concepts);
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4">
      {levels.map((level) => (
        <div key={level} className="flex flex-col-reverse">
          <dt className="flex items-center gap-2 text-ink-soft text-sm">
            <MasteryRing level={level} words={false} className="[&>.sr-only]:hidden" />
            {t(level)}
          </dt>
          <dd className="figures text-2xl">{counts[level]}</dd>
        </div>
      ))}
    </dl>
  );
}
