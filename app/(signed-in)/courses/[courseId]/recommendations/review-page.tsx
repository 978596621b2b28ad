import type { Me } from '@/features/identity/contract';
import type { Course } from '@/features/library/contract';
import type {
  Effect,
  RecommendationRun,
  RecommendationSettings,
  ReviewedRecommendation,
  StandingVeto,
} from '@/features/recommendations/contract';
import { RecommendationsScreen } from '@/features/recommendations/ui/review/recommendations-screen';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { Words } from '../../../../words';

interface Items<T> {
  items: T[];
}

/** Recommendations of one state for those who teach a course. */
export async function ReviewPage({ courseId, state }: { courseId: string; state: ReviewedRecommendation['state'] }) {
  const base = `/courses/${courseId}`;
  const [me, course, page, settings, vetoes, effects, runs] = await Promise.all([
    pageApi<Me>('/me'),
    pageApi<Course>(base),
    pageApi<ListPage<ReviewedRecommendation>>(`${base}/recommendations?state=${state}`),
    pageApi<RecommendationSettings>(`${base}/recommendation-settings`),
    pageApi<Items<StandingVeto>>(`${base}/recommendation-vetoes`),
    pageApi<Items<Effect>>(`${base}/recommendation-effects`),
    pageApi<Items<RecommendationRun>>('/recommendation-runs'),
  ]);
  return (
    <Words of={['recommendations']}>
      <RecommendationsScreen
        key={`${state} ${page.items[0]?.id ?? ''} ${page.items.length}`}
        course={course}
        state={state}
        page={page}
        settings={settings}
        vetoes={vetoes.items}
        effects={effects.items}
        runs={runs.items}
        admin={me.role === 'admin'}
      />
    </Words>
  );
}
