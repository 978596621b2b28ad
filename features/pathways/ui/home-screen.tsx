'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Me } from '@/features/identity/contract';
import type { PathSummary } from '@/features/paths/contract';
import type { Home, LearningPlan, LearningStreak, Placement, Standing } from '@/features/pathways/contract';
import type { ClassView } from '@/features/pathways/contract-class-view';
import type { Reviews } from '@/features/reviews/contract';
import { todayOf } from '../today';
import { ClassCard } from './class-view/class-card';
import { GoalsCard } from './home/goals-card';
import { OwnPlan } from './home/own-plan';
import { PlacementOffer } from './home/placement-offer';
import { ReviewsCard } from './home/reviews-card';
import { StreakCard } from './home/streak-card';
import { WayAhead } from './home/way-ahead';
import { OtherCourses } from './other-courses';
import { ReadingCard } from './reading-card';
import { TodayCard } from './today-card';

/** What a learner's first page says besides today's step; null for whoever doesn't learn here. */
export interface LearnersHome {
  standings: readonly Standing[];
  placement: Placement;
  paths: readonly PathSummary[];
  /** Another way round concepts that didn't settle. */
  plans: readonly LearningPlan[];
  streak: LearningStreak;
  reviews: Reviews;
  /** How their class stands; `off` where the course doesn't show it. */
  classView: ClassView;
  /** How what they know has grown. */
  growth: ReactNode;
}

/**
 * The first page: today's step, what lies around it, what is due, and the other courses under it. `readingIds` names the courses whose material is
 * being read right now; `empty` shows when there is no course at all; `more` stands before the other courses.
 */
export function HomeScreen({
  me,
  courses,
  readingIds,
  empty,
  learning,
  work,
  news,
  more,
}: {
  me: Me;
  courses: Home['courses'];
  readingIds: string[];
  empty: ReactNode;
  learning: LearnersHome | null;
  /** What somebody looks after, their classes or the whole school, before everything else; null: nothing. */
  work: { kind: 'teaching' | 'administering'; content: ReactNode } | null;
  /** What is new to be read or decided, under everything else; null: nothing. */
  news: ReactNode;
  more: ReactNode;
}) {
  const t = useTranslations('pathways');
  const today = todayOf(courses);
  const others = courses.filter((entry) => entry !== today);
  // Whoever looks after a school has a step of their own only once they learn besides.
  const learns = work?.kind !== 'administering' || learning !== null;
  const main = today ? (
    today.next.step === null && readingIds.includes(today.course.id) ? (
      <ReadingCard course={today.course} />
    ) : (
      <TodayCard entry={today} />
    )
  ) : (
    empty
  );
  return (
    <div className="page py-10 md:py-14">
      <h1 className="mb-6 text-2xl" dir="auto">
        {work ? t(`${work.kind}.title`) : today ? t('title') : t('welcome', { name: me.name })}
      </h1>
      {work ? (
        <div className="mb-6 max-w-3xl">
          {work.content}
          {today && learns ? <h2 className="mt-14 text-xl">{t('teaching.own')}</h2> : null}
        </div>
      ) : null}
      {today && learning ? (
        <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)] lg:gap-12">
          <div className="min-w-0 space-y-6">
            {main}
            {learning.placement.state === 'offered' || learning.placement.state === 'open' ? (
              <PlacementOffer courseId={today.course.id} placement={learning.placement} />
            ) : null}
            {news}
          </div>
          <div className="space-y-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <ReviewsCard reviews={learning.reviews} />
            <StreakCard streak={learning.streak} />
            <GoalsCard courseId={today.course.id} paths={learning.paths} />
          </div>
          <div className="min-w-0 space-y-10 lg:col-start-1">
            {learning.plans.map((plan) => (
              <OwnPlan key={plan.id} plan={plan} lang={today.course.language} />
            ))}
            <WayAhead
              course={today.course}
              standings={learning.standings}
              todayId={today.next.step?.conceptId ?? null}
            />
            {learning.growth}
            <ClassCard
              view={learning.classView}
              lang={today.course.language}
              todayId={today.next.step?.conceptId ?? null}
            />
            {more}
            {others.length > 0 ? <OtherCourses entries={others} /> : null}
          </div>
        </div>
      ) : (
        <div className="max-w-3xl">
          {learns || !today ? main : null}
          {news ? <div className="mt-6">{news}</div> : null}
          {learns ? (
            <>
              {more}
              {others.length > 0 ? <OtherCourses entries={others} /> : null}
            </>
          ) : null}
        </div>
      )}
    </div>
  );
}
