import type { Metadata } from 'next';
import type { Concept } from '@/features/concepts/contract';
import type { Course, SourceView } from '@/features/library/contract';
import type { InspectedPassage } from '@/features/library/inspect/contract';
import type { Framework, Label, Tag } from '@/features/standards/contract';
import { SourceTagsScreen } from '@/features/standards/ui/source-tags-screen';
import { TAGS_A_PAGE } from '@/features/standards/ui/tagging/page-size';
import { type TaggedRow, tagsByTarget } from '@/features/standards/ui/tagging/row';
import { allPages } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../../course-titles';
import { Words } from '../../../../../../words';

interface Props {
  params: Promise<{ courseId: string; sourceId: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'sourceTags');

export default async function SourceTagsPage({ params, searchParams }: Props) {
  const [{ courseId, sourceId }, { from: asked }] = await Promise.all([params, searchParams]);
  const from = Math.max(0, Math.floor(Number(asked) || 0));
  const base = `/courses/${courseId}`;
  const own = `${base}/sources/${sourceId}`;
  const [course, source, page, ofPassages, ofSources, tags, concepts, frameworks] = await Promise.all([
    pageApi<Course>(base),
    pageApi<SourceView>(own),
    pageApi<{ items: InspectedPassage[]; total: number }>(`${own}/passages?from=${from}&limit=${TAGS_A_PAGE}`),
    pageApi<{ items: Label[] }>(`${base}/labels?targetKind=chunk&sourceId=${sourceId}`),
    pageApi<{ items: Label[] }>(`${base}/labels?targetKind=source`),
    allPages<Tag>(pageApi, `${base}/standard-tags?state=accepted`),
    allPages<Concept>(pageApi, `${base}/concepts`),
    pageApi<{ items: Framework[] }>('/frameworks'),
  ]);
  const labels = new Map([...ofPassages.items, ...ofSources.items].map((label) => [label.target.id, label]));
  const standards = tagsByTarget(tags);
  const passages = page.items.flatMap((passage): TaggedRow[] => {
    const label = labels.get(passage.id);
    if (!label) return [];
    return [
      {
        target: { kind: 'chunk', id: passage.id },
        name: passage.headingPath.at(-1) ?? source.title,
        ...{ href: `${own}?chunk=${passage.id}`, note: '', blocks: passage.blocks, label },
        standards: standards.get(`chunk ${passage.id}`) ?? [],
        concepts: passage.concepts.filter(({ role, hidden }) => role === 'teaches' && !hidden),
      },
    ];
  });
  const label = labels.get(sourceId);
  const whole: TaggedRow | null = label
    ? {
        target: { kind: 'source', id: sourceId },
        ...{ name: source.title, note: source.path, href: own, blocks: [], label, concepts: [] },
        standards: standards.get(`source ${sourceId}`) ?? [],
      }
    : null;
  return (
    <Words of={['standards']}>
      <SourceTagsScreen
        key={sourceId}
        course={course}
        source={source}
        whole={whole}
        passages={passages}
        from={from}
        total={page.total}
        concepts={concepts.filter(({ hidden }) => !hidden)}
        frameworks={frameworks.items}
      />
    </Words>
  );
}
