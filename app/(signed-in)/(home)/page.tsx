import type { Metadata } from 'next';
import { DemoLink } from '@/features/demo/ui/demo-link';
import type { Me } from '@/features/identity/contract';
import type { Ingestion } from '@/features/library/contract';
import { NoCourses } from '@/features/library/ui/courses-screen';
import type { Home } from '@/features/pathways/contract';
import { HomeScreen } from '@/features/pathways/ui/home-screen';
import type { Recommendation } from '@/features/recommendations/contract';
import { RecommendationList } from '@/features/recommendations/ui/recommendation-list';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { Words } from '../../words';

export const metadata: Metadata = { title: { absolute: 'Meno' } };

/** Recommendations on the first page: few enough to be read. */
const RECOMMENDED = 3;

export default async function HomePage() {
  const [me, home, recommended] = await Promise.all([
    pageApi<Me>('/me'),
    pageApi<Home>('/home'),
    pageApi<{ items: Recommendation[] }>(`/recommendations?limit=${RECOMMENDED}`),
  ]);
  return (
    <Words of={['pathways', 'library', 'recommendations']}>
      <HomeScreen
        me={me}
        courses={home.courses}
        readingIds={await coursesBeingRead(home)}
        empty={
          home.courses.length === 0 ? (
            <>
              <NoCourses mayCreate={me.role !== 'learner'} />
              {me.role === 'admin' ? <DemoLink /> : null}
            </>
          ) : null
        }
      />
      <div className="page">
        <RecommendationList initial={recommended.items} limit={RECOMMENDED} />
      </div>
    </Words>
  );
}

/** Of the courses with nothing to learn yet, those whose material is on its way. */
async function coursesBeingRead(home: Home): Promise<string[]> {
  const bare = home.courses.filter(({ course }) => course.conceptCount === 0).map(({ course }) => course.id);
  const latest = await Promise.all(
    bare.map((id) => pageApiOrNull<ListPage<Ingestion>>(`/courses/${id}/ingestions?limit=1`)),
  );
  return bare.filter((_, index) => ['queued', 'running'].includes(latest[index]?.items[0]?.status ?? ''));
}
