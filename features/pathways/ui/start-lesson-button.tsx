'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Lesson } from '@/features/lessons/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';

/** Has a lesson on a concept composed and opens it; a failure is said under the button. */
export function StartLessonButton({
  courseId,
  conceptId,
  size = 'normal',
  variant = 'primary',
  children,
}: {
  courseId: string;
  conceptId: string;
  size?: 'small' | 'normal' | 'large';
  variant?: 'primary' | 'secondary' | 'quiet';
  children?: ReactNode;
}) {
  const t = useTranslations('pathways');
  const router = useRouter();
  const start = useAction(async (_: null, signal) => {
    const lesson = await api<Lesson>(`/courses/${courseId}/lessons`, { body: { conceptId }, signal });
    router.push(`/courses/${courseId}/lessons/${lesson.id}`);
  });
  return (
    <>
      <Button variant={variant} size={size} onClick={() => void start.run(null)} busy={start.pending}>
        {start.pending ? t('composing') : (children ?? t('start'))}
      </Button>
      {start.problem ? <ErrorState inline problem={start.problem} className="basis-full" /> : null}
    </>
  );
}
