import type { Metadata } from 'next';
import type { Notice } from '@/features/consent/contract';
import { NoticeLine } from '@/features/consent/ui/notice-line';
import { DemoLink } from '@/features/demo/ui/demo-link';
import type { FollowedLearner } from '@/features/following/contract';
import { CounsellorHome } from '@/features/following/ui/counsellor-home';
import { GuardianHome } from '@/features/following/ui/guardian-home';
import type { Me } from '@/features/identity/contract';
import type { School } from '@/features/identity/people/contract';
import { Administering, type Waiting, WaitingList } from '@/features/identity/ui/administering';
import type { Ingestion } from '@/features/library/contract';
import { NoCourses } from '@/features/library/ui/courses-screen';
import type { CourseProgress } from '@/features/mastery/contract';
import { Growth } from '@/features/mastery/ui/growth';
import type { PathSummary } from '@/features/paths/contract';
import type { Home, LearningPlan, LearningStreak, Placement, Standing } from '@/features/pathways/contract';
import type { ClassView } from '@/features/pathways/contract-class-view';
import { todayOf } from '@/features/pathways/today';
import { type TaughtCourse, Teaching } from '@/features/pathways/ui/home/teaching';
import { HomeScreen, type LearnersHome } from '@/features/pathways/ui/home-screen';
import type { Recommendation } from '@/features/recommendations/contract';
import { RecommendationList } from '@/features/recommendations/ui/recommendation-list';
import type { Reviews } from '@/features/reviews/contract';
import { allPages, type ListPage } from '@/platform/http/all-pages';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { Words } from '../../words';
import { taughtCourses } from './taught-courses';
import { hasOthers, ownSchools, whatWaits } from './what-waits';

export const metadata: Metadata = { title: { absolute: 'Meno' } };

/** Recommendations on the first page: few enough to be read. */
const RECOMMENDED = 3;
/** Paths on the first page. */
const GOALS = 3;

export default async function HomePage() {
  const me = await pageApi<Me>('/me');
  // Both look after others: their first page is about them.
  if (me.role === 'guardian') {
    const learners = await allPages<FollowedLearner>(pageApi, '/followed-learners');
    return (
      <Words of={['following']}>
        <GuardianHome learners={learners} />
      </Words>
    );
  }
  if (me.role === 'counsellor') {
    const learners = await pageApi<ListPage<FollowedLearner>>('/followed-learners?limit=50');
    return (
      <Words of={['following']}>
        <CounsellorHome initial={learners} />
      </Words>
    );
  }
  return <LearningHome me={me} />;
}

async function LearningHome({ me }: { me: Me }) {
  const [home, recommended, news] = await Promise.all([
    pageApi<Home>('/home'),
    pageApi<{ items: Recommendation[] }>(`/recommendations?limit=${RECOMMENDED}`),
    pageApi<Notice>('/me/choices/notice'),
  ]);
  const taught = me.role === 'teacher' ? await taughtCourses() : [];
  const [waiting, schools, learning] = await Promise.all([whatWaits(me), ownSchools(me), learnersHome(me, home)]);
  const administers =
    me.role === 'dpo' || me.role === 'school_admin' || (me.role === 'admin' && (await hasOthers(schools)));
  return (
    <Words
      of={[
        ...(['pathways', 'library', 'recommendations', 'progress', 'plans', 'consentNotice'] as const),
        ...(administers || waiting.length > 0 ? (['administration'] as const) : []),
      ]}
    >
      <HomeScreen
        me={me}
        courses={home.courses}
        readingIds={await coursesBeingRead(home)}
        empty={
          home.courses.length === 0 && !(administers && me.role !== 'admin') ? (
            <>
              <NoCourses mayCreate={me.role === 'teacher' || me.role === 'admin'} />
              {me.role === 'admin' ? <DemoLink /> : null}
            </>
          ) : null
        }
        work={workOf(taught, administers ? { waiting, schools } : null)}
        news={
          me.role === 'learner' ? (
            <NoticeLine news={news} />
          ) : administers || waiting.length === 0 ? null : (
            <WaitingList waiting={waiting} />
          )
        }
        learning={learning}
        more={<RecommendationList initial={recommended.items} limit={RECOMMENDED} />}
      />
    </Words>
  );
}

/** What somebody looks after: their classes, or people and records of the school; null: nothing but their own learning. */
function workOf(taught: TaughtCourse[], administered: { waiting: Waiting[]; schools: School[] } | null) {
  if (taught.length > 0) return { kind: 'teaching', content: <Teaching courses={taught} /> } as const;
  if (administered) return { kind: 'administering', content: <Administering {...administered} /> } as const;
  return null;
}

/** What the first page says to whoever learns: learners, and others once they have answered something. */
async function learnersHome(me: Me, home: Home): Promise<LearnersHome | null> {
  const today = todayOf(home.courses);
  if (!today || today.course.conceptCount === 0) return null;
  const base = `/courses/${today.course.id}`;
  const [streak, reviews, standings, placement, paths, progress, plans, classView] = await Promise.all([
    pageApi<LearningStreak>('/home/streak'),
    pageApi<Reviews>('/reviews'),
    pageApi<{ items: Standing[] }>(`${base}/standings`),
    pageApi<Placement>(`${base}/placement`),
    pageApi<{ items: PathSummary[] }>(`${base}/paths`),
    pageApi<CourseProgress>(`${base}/progress`),
    pageApi<{ items: LearningPlan[] }>(`${base}/plans`),
    pageApi<ClassView>(`${base}/class-view`),
  ]);
  if (me.role !== 'learner' && streak.days === 0) return null;
  return {
    ...{ streak, reviews, placement, classView, standings: standings.items },
    paths: paths.items.filter(({ mine, status }) => mine && status === 'active').slice(0, GOALS),
    plans: plans.items.filter(({ learnerId }) => learnerId === me.id),
    growth: progress.history.length > 1 ? <Growth progress={progress} learner={null} /> : null,
  };
}

/** Of the courses with nothing to learn yet, those whose material is on its way. */
async function coursesBeingRead(home: Home): Promise<string[]> {
  const bare = home.courses.filter(({ course }) => course.conceptCount === 0).map(({ course }) => course.id);
  const latest = await Promise.all(
    bare.map((id) => pageApiOrNull<ListPage<Ingestion>>(`/courses/${id}/ingestions?limit=1`)),
  );
  return bare.filter((_, index) => ['queued', 'running'].includes(latest[index]?.items[0]?.status ?? ''));
}
