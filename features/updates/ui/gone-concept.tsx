'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import type { UpdateReport } from '../contract';

/** A concept that the material no longer gives: what became of it, and a way to give its evidence to what came in its place. */
export function GoneConcept({ course, concept }: { course: Course; concept: UpdateReport['conceptsGone'][number] }) {
  const t = useTranslations('updates');
  const format = useFormatter();
  const [carried, setCarried] = useState<string | null>(null);
  const { id, name, fate, learnerCount, successors } = concept;
  const merge = useAction(async (target: { id: string; name: string }, signal) => {
    await api(`/courses/${course.id}/concepts/${target.id}/merge`, { body: { conceptIds: [id] }, signal });
    setCarried(target.name);
  });
  return (
    <li>
      <bdi lang={course.language} className="font-semibold">
        {name}
      </bdi>
      : {t(`fate.${fate}`, { count: learnerCount })}
      {successors.length > 0 ? (
        <p>{t('successors', { names: format.list(successors.map((each) => each.name)) })}</p>
      ) : null}
      <p role="status" className="empty:hidden">
        {carried ? t('carried', { name: carried }) : null}
      </p>
      {merge.problem ? <ErrorState inline problem={merge.problem} className="mt-2" /> : null}
      {learnerCount > 0 && carried === null ? (
        <p className="mt-1 flex flex-wrap gap-2" data-print="none">
          {successors.map((target) => (
            <Button key={target.id} size="small" busy={merge.pending} onClick={() => void merge.run(target)}>
              {t('carry', { name: target.name })}
            </Button>
          ))}
        </p>
      ) : null}
    </li>
  );
}
