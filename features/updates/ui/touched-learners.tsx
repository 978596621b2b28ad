'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import type { TouchedLearner } from '../contract';

/** By name, on demand: learners of the reader's classes whose progress a change touched. */
export function TouchedLearners({ courseId, ingestionId }: { courseId: string; ingestionId: string }) {
  const t = useTranslations('updates');
  const [learners, setLearners] = useState<TouchedLearner[] | null>(null);
  const load = useAction(async (_: null, signal) => {
    setLearners(
      (await api<{ items: TouchedLearner[] }>(`/courses/${courseId}/updates/${ingestionId}/learners`, { signal }))
        .items,
    );
  });
  if (learners === null)
    return (
      <div data-print="none">
        <Button size="small" busy={load.pending} onClick={() => void load.run(null)}>
          {t('who')}
        </Button>
        {load.problem ? <ErrorState inline problem={load.problem} className="mt-2" /> : null}
      </div>
    );
  if (learners.length === 0) return <p className="text-ink-soft">{t('nobodyMine')}</p>;
  return (
    <ul className="space-y-1 text-sm">
      {learners.map(({ learnerId, name, concepts }) => (
        <li key={learnerId}>
          <TextLink href={`/courses/${courseId}/progress?learner=${learnerId}`} dir="auto">
            {name}
          </TextLink>
          <span className="text-ink-soft" dir="auto">
            {' '}
            ({concepts.map((concept) => concept.name).join(', ')})
          </span>
        </li>
      ))}
    </ul>
  );
}
