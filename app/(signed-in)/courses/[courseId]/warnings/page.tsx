import type { Metadata } from 'next';
import type { Warnings } from '@/features/early-warning/contract';
import { WarningsScreen } from '@/features/early-warning/ui/warnings-screen';
import type { Course } from '@/features/library/contract';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'warnings');

export default async function WarningsPage({ params }: Props) {
  const { courseId } = await params;
  const [course, warnings] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<Warnings>(`/courses/${courseId}/warnings`),
  ]);
  return (
    <Words of={['earlyWarning']}>
      <WarningsScreen course={course} initial={warnings} />
    </Words>
  );
}
