import type { Metadata } from 'next';
import type { Course, Ingestion, Source } from '@/features/library/contract';
import { MaterialScreen } from '@/features/library/ui/material-screen';
import type { NextStep } from '@/features/pathways/contract';
import { NextStepStrip } from '@/features/pathways/ui/next-step-strip';
import { allPages, type ListPage } from '@/platform/http/all-pages';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { courseTitled } from '../../../course-titles';
import { Words } from '../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params);

export default async function MaterialPage({ params }: Props) {
  const { courseId } = await params;
  const [course, sources, ingestions, next] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    allPages<Source>(pageApi, `/courses/${courseId}/sources`),
    pageApiOrNull<ListPage<Ingestion>>(`/courses/${courseId}/ingestions?limit=1`),
    pageApiOrNull<NextStep>(`/courses/${courseId}/next`),
  ]);
  return (
    <Words of={['library', 'pathways']}>
      <MaterialScreen
        key={courseId}
        course={course}
        sources={sources}
        ingestion={ingestions?.items[0] ?? null}
        next={next?.step ? <NextStepStrip courseId={courseId} step={next.step} /> : null}
      />
    </Words>
  );
}
