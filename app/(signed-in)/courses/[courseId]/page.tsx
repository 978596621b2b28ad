import type { Metadata } from 'next';
import type { Course, Ingestion, Source } from '@/features/library/contract';
import { MaterialScreen } from '@/features/library/ui/material-screen';
import type { PathList } from '@/features/paths/contract';
import { pathToFollow } from '@/features/paths/path-to-follow';
import { PathStrip } from '@/features/paths/ui/path-strip';
import type { NextStep } from '@/features/pathways/contract';
import { ClassViewSetting } from '@/features/pathways/ui/class-view/class-view-setting';
import { GateSettingsForm } from '@/features/pathways/ui/gate-settings';
import { NextStepStrip } from '@/features/pathways/ui/next-step-strip';
import { ReviewSettingsForm } from '@/features/reviews/ui/review-settings';
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
  const [course, sources, ingestions, next, paths] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    allPages<Source>(pageApi, `/courses/${courseId}/sources`),
    pageApiOrNull<ListPage<Ingestion>>(`/courses/${courseId}/ingestions?limit=1`),
    pageApiOrNull<NextStep>(`/courses/${courseId}/next`),
    pageApiOrNull<PathList>(`/courses/${courseId}/paths`),
  ]);
  const path = pathToFollow(paths?.items ?? []);
  return (
    <Words of={['library', 'paths', 'pathways', ...(course.editable ? (['reviewSettings', 'gates'] as const) : [])]}>
      <MaterialScreen
        key={courseId}
        course={course}
        sources={sources}
        ingestion={ingestions?.items[0] ?? null}
        settings={
          <>
            <GateSettingsForm courseId={courseId} />
            <ReviewSettingsForm courseId={courseId} />
            <ClassViewSetting courseId={courseId} />
          </>
        }
        next={
          <>
            {next?.step ? <NextStepStrip courseId={courseId} step={next.step} /> : null}
            {path ? <PathStrip path={path} /> : null}
          </>
        }
      />
    </Words>
  );
}
