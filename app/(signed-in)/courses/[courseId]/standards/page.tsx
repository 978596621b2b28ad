import type { Metadata } from 'next';
import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import type { CourseFramework, Coverage, Framework, Standard, Tag } from '@/features/standards/contract';
import { CourseStandardsScreen, type View } from '@/features/standards/ui/course-standards-screen';
import { allPages, type ListPage } from '@/platform/http/all-pages';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ framework?: string | string[]; view?: string | string[]; standard?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'standards');

export default async function CourseStandardsPage({ params, searchParams }: Props) {
  const [{ courseId }, asked] = await Promise.all([params, searchParams]);
  const base = `/courses/${courseId}`;
  const [course, chosen, all, concepts] = await Promise.all([
    pageApi<Course>(base),
    pageApi<{ items: CourseFramework[] }>(`${base}/frameworks`),
    pageApi<{ items: Framework[] }>('/frameworks'),
    allPages<Concept>(pageApi, `${base}/concepts`),
  ]);
  const link = chosen.items.find(({ framework }) => framework.id === asked.framework) ?? chosen.items[0];
  const view: View = asked.view === 'proposals' || asked.view === 'tags' ? asked.view : 'coverage';
  const wanted = typeof asked.standard === 'string' ? await standardNamed(asked.standard) : null;
  const used = new Set(chosen.items.map(({ framework }) => framework.id));
  return (
    <Words of={['standards']}>
      <CourseStandardsScreen
        key={link?.framework.id}
        course={course}
        chosen={chosen.items}
        others={all.items.filter(({ id }) => !used.has(id))}
        current={link ? await currentOf(base, link) : null}
        concepts={concepts.filter(({ hidden }) => !hidden)}
        view={view}
        asked={wanted}
      />
    </Words>
  );
}

/** Null where there is no such standard: the address is an old one. */
async function standardNamed(id: string): Promise<Standard | null> {
  return pageApiOrNull<Standard>(`/standards/${encodeURIComponent(id)}`);
}

async function currentOf(base: string, link: CourseFramework) {
  const frameworkId = link.framework.id;
  const tags = (state: string) =>
    pageApi<ListPage<Tag>>(`${base}/standard-tags?frameworkId=${frameworkId}&state=${state}&limit=200`);
  const [coverage, proposed, accepted] = await Promise.all([
    pageApi<Coverage>(`${base}/frameworks/${frameworkId}/coverage`),
    tags('proposed'),
    tags('accepted'),
  ]);
  return {
    link,
    coverage,
    proposals: proposed.items,
    moreProposals: proposed.nextCursor !== null,
    tags: accepted.items,
  };
}
