import type { Warnings } from '@/features/early-warning/contract';
import type { SchoolClass } from '@/features/identity/contract';
import type { LearningPlan } from '@/features/pathways/contract';
import type { TaughtCourse } from '@/features/pathways/ui/home/teaching';
import type { ReviewedRecommendation } from '@/features/recommendations/contract';
import { allPages, type ListPage } from '@/platform/http/all-pages';
import { pageApi, pageApiOrNull } from '@/server/page-api';

/** Courses that a teacher has classes on, with what waits for them there. */
export async function taughtCourses(): Promise<TaughtCourse[]> {
  const classes = await allPages<SchoolClass>(pageApi, '/classes');
  const ids = [...new Set(classes.map(({ courseId }) => courseId))];
  return Promise.all(
    ids.map((id) =>
      taught(
        id,
        classes.filter(({ courseId }) => courseId === id),
      ),
    ),
  );
}

async function taught(courseId: string, classes: readonly SchoolClass[]): Promise<TaughtCourse> {
  const [plans, warnings, waiting] = await Promise.all([
    pageApiOrNull<{ items: LearningPlan[] }>(`/courses/${courseId}/plans`),
    pageApiOrNull<Warnings>(`/courses/${courseId}/warnings`),
    pageApiOrNull<ListPage<ReviewedRecommendation>>(`/courses/${courseId}/recommendations?state=waiting&limit=1`),
  ]);
  const stuck = new Map<string, { name: string; plans: number }>();
  for (const { learnerId, learnerName } of plans?.items ?? []) {
    const known = stuck.get(learnerId);
    stuck.set(learnerId, { name: learnerName, plans: (known?.plans ?? 0) + 1 });
  }
  return {
    ...{ id: courseId, title: classes[0]?.courseTitle ?? '', classes },
    // Who has most that is hard going comes first: three are named.
    stuck: [...stuck.values()]
      .sort((a, b) => b.plans - a.plans || a.name.localeCompare(b.name))
      .map(({ name }) => name),
    mayFallBehind: (warnings?.items ?? []).filter(({ warned }) => warned).map(({ learnerName }) => learnerName),
    waiting: (waiting?.items.length ?? 0) > 0,
  };
}
