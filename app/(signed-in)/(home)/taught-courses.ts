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
  const [plans, waiting] = await Promise.all([
    pageApiOrNull<{ items: LearningPlan[] }>(`/courses/${courseId}/plans`),
    pageApiOrNull<ListPage<ReviewedRecommendation>>(`/courses/${courseId}/recommendations?state=waiting&limit=1`),
  ]);
  const stuck = new Map((plans?.items ?? []).map(({ learnerId, learnerName }) => [learnerId, learnerName]));
  return {
    ...{ id: courseId, title: classes[0]?.courseTitle ?? '', classes },
    stuck: [...stuck.values()].sort((a, b) => a.localeCompare(b)),
    waiting: (waiting?.items.length ?? 0) > 0,
  };
}
