'use client';

import { Settings2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Dialog } from '@/ui/overlays/dialog';
import { CourseForm } from './course-form';

/** What a course is called and who may learn from it, then what `more` other parts let be set; at the end, removing it for good. */
export function EditCourseDialog({ course, more }: { course: Course; more?: ReactNode }) {
  const t = useTranslations('library.form');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const remove = useAction(async (_: null, signal) => {
    await api(`/courses/${course.id}`, { method: 'DELETE', signal });
    router.push('/courses');
    router.refresh();
  });
  return (
    <Dialog
      title={t('settings')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          <Settings2 aria-hidden />
          {t('settings')}
        </Button>
      }
    >
      <CourseForm
        course={course}
        onDone={() => {
          setOpen(false);
          router.refresh();
        }}
      />
      {more}
      <details className="mt-8 border-rule border-t pt-4">
        <summary className="inline-block text-ink-soft text-sm underline decoration-rule-strong underline-offset-4">
          {t('remove')}
        </summary>
        <p className="mt-3">{t('removeWords', { sources: course.sourceCount })}</p>
        {remove.problem ? <ErrorState inline problem={remove.problem} className="mt-3" /> : null}
        <Button className="mt-3" onClick={() => void remove.run(null)} busy={remove.pending}>
          {t('removeSend', { title: course.title })}
        </Button>
      </details>
    </Dialog>
  );
}
