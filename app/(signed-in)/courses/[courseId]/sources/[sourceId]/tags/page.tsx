import type { Metadata } from 'next';
import type { Course, SourceView } from '@/features/library/contract';
import type { Label, Tag } from '@/features/standards/contract';
import { SourceTagsScreen } from '@/features/standards/ui/source-tags-screen';
import { allPages } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../../course-titles';
import { Words } from '../../../../../../words';

interface Props {
  params: Promise<{ courseId: string; sourceId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'sourceTags');

export default async function SourceTagsPage({ params }: Props) {
  const { courseId, sourceId } = await params;
  const base = `/courses/${courseId}`;
  const [course, source, labels, tags] = await Promise.all([
    pageApi<Course>(base),
    pageApi<SourceView>(`${base}/sources/${sourceId}`),
    pageApi<{ items: Label[] }>(`${base}/labels?targetKind=chunk&sourceId=${sourceId}`),
    allPages<Tag>(pageApi, `${base}/standard-tags?state=accepted`),
  ]);
  return (
    <Words of={['standards']}>
      <SourceTagsScreen key={sourceId} course={course} source={source} labels={labels.items} tags={tags} />
    </Words>
  );
}
