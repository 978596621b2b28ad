import type { Metadata } from 'next';
import type { Person, SchoolClass } from '@/features/identity/contract';
import type { Course } from '@/features/library/contract';
import type { CourseProgress } from '@/features/mastery/contract';
import { type Learner, ProgressScreen } from '@/features/mastery/ui/progress-screen';
import type { Correction } from '@/features/rights/contract';
import { CourseCorrections } from '@/features/rights/ui/course-corrections';
import { allPages, type ListPage } from '@/platform/http/all-pages';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ learner?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'progress');

export default async function ProgressPage({ params, searchParams }: Props) {
  const { courseId } = await params;
  const { learner: asked } = await searchParams;
  const learnerId = typeof asked === 'string' && asked !== '' ? asked : null;
  const [course, progress] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<CourseProgress>(`/courses/${courseId}/progress${learnerId ? `?learnerId=${learnerId}` : ''}`),
  ]);
  const learners = course.editable || learnerId ? await learnersOf(courseId) : [];
  const learner = learners.find(({ id }) => id === learnerId) ?? null;
  const corrections =
    learners.length > 0 && !learnerId
      ? await pageApiOrNull<{ items: Correction[] }>(`/courses/${courseId}/corrections`)
      : null;
  return (
    <Words of={['progress', 'rights', 'record']}>
      <ProgressScreen
        key={`${courseId} ${learnerId}`}
        course={course}
        progress={progress}
        learner={learner}
        learners={learners}
      />
      <CourseCorrections items={corrections?.items ?? []} />
    </Words>
  );
}

/** Learners of the reader's classes that take this course, by name. */
async function learnersOf(courseId: string): Promise<Learner[]> {
  const classes = (await allPages<SchoolClass>(pageApi, '/classes')).filter((each) => each.courseId === courseId);
  const lists = await Promise.all(
    classes.map((each) => pageApiOrNull<ListPage<Person>>(`/classes/${each.id}/members?limit=200`)),
  );
  const learners = lists.flatMap((list) => list?.items ?? []).filter((person) => person.role === 'learner');
  const unique = new Map(learners.map(({ id, name }) => [id, { id, name }]));
  return [...unique.values()].sort((a, b) => a.name.localeCompare(b.name));
}
