import type { Metadata } from 'next';
import type { Course, Source, SourceView } from '@/features/library/contract';
import { SourceScreen } from '@/features/library/ui/source-screen';
import { allPages } from '@/platform/http/all-pages';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { Words } from '../../../../../words';

interface Props {
  params: Promise<{ courseId: string; sourceId: string }>;
  searchParams: Promise<{ chunk?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { courseId, sourceId } = await params;
  const source = await pageApiOrNull<SourceView>(`/courses/${courseId}/sources/${sourceId}`);
  return source ? { title: source.title } : {};
}

export default async function SourcePage({ params, searchParams }: Props) {
  const { courseId, sourceId } = await params;
  const { chunk } = await searchParams;
  const [course, source, sources] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<SourceView>(`/courses/${courseId}/sources/${sourceId}`),
    allPages<Source>(pageApi, `/courses/${courseId}/sources`),
  ]);
  return (
    <Words of={['library']}>
      <SourceScreen
        key={sourceId}
        course={course}
        source={source}
        sources={sources}
        chunkId={typeof chunk === 'string' ? chunk : null}
      />
    </Words>
  );
}
