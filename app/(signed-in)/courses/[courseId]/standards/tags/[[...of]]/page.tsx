import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Concept } from '@/features/concepts/contract';
import type { Course, Source } from '@/features/library/contract';
import type { BankItem } from '@/features/practice/contract';
import type { Framework, Label, Tag, TagChange } from '@/features/standards/contract';
import { CourseTagsScreen, type TagsShown } from '@/features/standards/ui/course-tags-screen';
import { TAGS_A_PAGE } from '@/features/standards/ui/tagging/page-size';
import { type TaggedRow, tagsByTarget } from '@/features/standards/ui/tagging/row';
import { allPages, type ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../../course-titles';
import { Words } from '../../../../../../words';

interface Props {
  params: Promise<{ courseId: string; of?: string[] }>;
  searchParams: Promise<{ from?: string | string[] }>;
}

type Of = TagsShown['of'];

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'tags');

/** Tags of a course: `/tags` of its sources, `/tags/items`, `/tags/concepts`, `/tags/history`. */
export default async function CourseTagsPage({ params, searchParams }: Props) {
  const [{ courseId, of: asked = ['sources'] }, { from }] = await Promise.all([params, searchParams]);
  const of = (['sources', 'items', 'concepts', 'history'] as const).find((one) => one === asked[0]);
  if (of === undefined || asked.length > 1) notFound();
  const base = `/courses/${courseId}`;
  const [course, concepts, frameworks, shown] = await Promise.all([
    pageApi<Course>(base),
    allPages<Concept>(pageApi, `${base}/concepts`),
    pageApi<{ items: Framework[] }>('/frameworks'),
    shownOf(of, base, Math.max(0, Math.floor(Number(from) || 0))),
  ]);
  return (
    <Words of={['standards']}>
      <CourseTagsScreen
        course={course}
        shown={shown}
        concepts={concepts.filter(({ hidden }) => !hidden)}
        frameworks={frameworks.items}
      />
    </Words>
  );
}

async function shownOf(of: Of, base: string, from: number): Promise<TagsShown> {
  if (of === 'history') {
    const page = await pageApi<ListPage<TagChange>>(`${base}/tag-changes?limit=50`);
    return { of, changes: page.items, nextCursor: page.nextCursor };
  }
  const kind = ({ sources: 'source', items: 'item', concepts: 'concept' } as const)[of];
  const [labels, tags, named] = await Promise.all([
    pageApi<{ items: Label[] }>(`${base}/labels?targetKind=${kind}`),
    allPages<Tag>(pageApi, `${base}/standard-tags?state=accepted`),
    namedOf(of, base),
  ]);
  const labelOf = new Map(labels.items.map((label) => [label.target.id, label]));
  const standards = tagsByTarget(tags);
  const rows = named.flatMap((row): TaggedRow[] => {
    const label = labelOf.get(row.id);
    if (!label) return [];
    const { id, ...rest } = row;
    return [{ ...rest, target: { kind, id }, blocks: [], label, standards: standards.get(`${kind} ${id}`) ?? [] }];
  });
  return { of, rows: rows.slice(from, from + TAGS_A_PAGE), from, total: rows.length };
}

type NamedRow = Pick<TaggedRow, 'name' | 'href' | 'note' | 'concepts'> & { id: string };

async function namedOf(of: Exclude<Of, 'history'>, base: string): Promise<NamedRow[]> {
  switch (of) {
    case 'sources': {
      const sources = await allPages<Source>(pageApi, `${base}/sources`);
      return sources.map(({ id, title, path }) => ({
        ...{ id, name: title, note: path, href: `${base}/sources/${id}/tags`, concepts: [] },
      }));
    }
    case 'items': {
      const items = await allPages<BankItem>(pageApi, `${base}/items?status=active`);
      return items.map(({ id, body, sourceTitle, conceptId, conceptName }) => ({
        ...{ id, name: oneLine(body.prompt), note: sourceTitle ?? '', href: `${base}/items?item=${id}` },
        concepts: [{ id: conceptId, name: conceptName }],
      }));
    }
    case 'concepts': {
      const concepts = await allPages<Concept>(pageApi, `${base}/concepts`);
      return concepts.flatMap(({ id, name, definition, hidden }) =>
        hidden ? [] : [{ id, name, note: definition?.text ?? '', href: `${base}/map?concept=${id}`, concepts: [] }],
      );
    }
  }
}

/** Characters of an exercise that name it. */
const NAME = 160;

function oneLine(prompt: string): string {
  const line = prompt.replace(/\s+/g, ' ').trim();
  return line.length <= NAME ? line : `${line.slice(0, NAME).replace(/\s\S*$/, '')} …`;
}
