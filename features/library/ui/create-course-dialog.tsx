'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/overlays/dialog';
import { CourseForm } from './course-form';

/** A new course; its page, where the material goes in, opens at once. */
export function CreateCourseDialog() {
  const t = useTranslations('library');
  const router = useRouter();
  return (
    <Dialog
      title={t('courses.create')}
      description={t('courses.createWords')}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          {t('courses.create')}
        </Button>
      }
    >
      <CourseForm onDone={(course) => router.push(`/courses/${course.id}`)} />
    </Dialog>
  );
}
