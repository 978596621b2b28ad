'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/overlays/dialog';

// Fetched when the button is touched: first pages do without the form.
const loadForm = () => import('./course-form').then((module) => module.CourseForm);
const CourseForm = dynamic(loadForm, { ssr: false, loading: () => <div className="h-96" /> });

/** A new course; its page, where the material goes in, opens at once. */
export function CreateCourseDialog() {
  const t = useTranslations('library');
  const router = useRouter();
  return (
    <Dialog
      title={t('courses.create')}
      description={t('courses.createWords')}
      trigger={
        <Button variant="primary" onPointerEnter={() => void loadForm()} onFocus={() => void loadForm()}>
          <Plus aria-hidden />
          {t('courses.create')}
        </Button>
      }
    >
      <CourseForm onDone={(course) => router.push(`/courses/${course.id}`)} />
    </Dialog>
  );
}
