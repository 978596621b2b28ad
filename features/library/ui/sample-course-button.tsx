'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { useProblemWords } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';

/** Brings the sample course in and opens it, where its ingestion can be watched. */
export function SampleCourseButton() {
  const t = useTranslations('library.courses');
  const router = useRouter();
  const toast = useToast();
  const words = useProblemWords();
  const take = useAction(async (_: null, signal) => {
    const made = await api<{ courseId: string }>('/courses/sample', { method: 'POST', signal }).catch((failure) => {
      toast({ text: words(failure).title, tone: 'fault' });
      throw failure;
    });
    router.push(`/courses/${made.courseId}`);
  });
  return (
    <Button onClick={() => void take.run(null)} busy={take.pending}>
      {take.pending ? t('sampleWorking') : t('sample')}
    </Button>
  );
}
