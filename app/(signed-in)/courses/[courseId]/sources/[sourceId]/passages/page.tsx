import type { Metadata } from 'next';
import type { Course, SourceView } from '@/features/library/contract';
import type { InspectedPassage } from '@/features/library/inspect/contract';
import { PASSAGES_A_PAGE } from '@/features/library/ui/passages/page-size';
import { PassagesScreen } from '@/features/library/ui/passages/passages-screen';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../../course-titles';
import { Words } from '../../../../../../words';

interface Props {
  params: Promise<{ courseId: string; sourceId: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'passages');

export default async function PassagesPage({ params, searchParams }: Props) {
  const { courseId, sourceId } = await params;
  const { from: asked } = await searchParams;
  const from = Math.max(0, Math.floor(Number(asked) || 0));
  const base = `/courses/${courseId}/sources/${sourceId}`;
  const [course, source, first] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<SourceView>(base),
    pageApi<{ items: InspectedPassage[]; total: number }>(`${base}/passages?from=${from}&limit=${PASSAGES_A_PAGE}`),
  ]);
  const { id, title, language } = source;
  return (
    <Words of={['passages']}>
      <PassagesScreen
        key={`${sourceId} ${from}`}
        course={course}
        source={{ id, title, language }}
        first={first}
        from={from}
      />
    </Words>
  );
}
