import type { CreateExperiment } from '@/features/experiments/contract';
import { RECKON_JOB } from '@/features/experiments/jobs';
import words from '@/platform/i18n/messages/en/demo-school.json';
import { DAY_MS } from '../calendar';
import { asLearner, asTeacher, type DemoPart, type DemoSchool } from '../school';

/** Comparisons of a school of six weeks, as shares of its time: one that is over, one that goes on beyond today. */
const PLANS: { begins: number; ends: number; outcome: CreateExperiment['outcome']; worthwhile: number }[] = [
  { begins: 0.02, ends: 0.6, outcome: 'first_answers', worthwhile: 0.08 },
  { begins: 0.75, ends: 1.5, outcome: 'mastered_per_10', worthwhile: 0.5 },
];
/** Seats whose learners say no to comparisons, and the one whom a teacher leaves out. */
const UNWILLING = [8, 17];
const LEFT_OUT = 12;
const MOST_LEARNERS = 200;

/** A teacher compares what chooses the next step: learners are given their arm when they come to it, and each evening what is known is reckoned. */
export const comparisons: DemoPart = {
  name: 'comparisons',
  async begin(school) {
    const { features, classes, course } = school;
    for (const { learners } of classes)
      for (const seat of UNWILLING) {
        const learner = learners[seat];
        if (learner) await asLearner(school, learner, (tx) => features.experiments.choose(tx, learner.id, false));
      }
    const [first] = classes;
    const [teacher, learner] = [first?.teachers[0], first?.learners[LEFT_OUT]];
    if (teacher && learner)
      await asTeacher(school, teacher, (tx) =>
        features.experiments.exclude(tx, course.id, learner.id, teacher.userId, true),
      );
  },
  async onDay(school, day) {
    const { lookAtDue } = school.features.experiments;
    await lookAtDue();
    await school.jobs.drain(RECKON_JOB);
    for (const [number, plan] of PLANS.entries())
      if (dayOf(school, plan.begins) === Math.round((day.getTime() - school.firstDay.getTime()) / DAY_MS))
        await compare(school, number, plan);
  },
  async end(school) {
    await school.features.experiments.lookAtDue();
    await school.jobs.drain(RECKON_JOB);
  },
};

async function compare(school: DemoSchool, number: number, plan: (typeof PLANS)[number]): Promise<void> {
  const { features, course, teachers, firstDay } = school;
  const [teacher] = teachers;
  if (!teacher) return;
  await asTeacher(school, teacher, async (tx) => {
    const { id } = await features.experiments.create(tx, course.id, teacher.userId, {
      title: words.comparisons[number] ?? '',
      subject: 'policy',
      arms: [
        { share: 1, settings: { subject: 'policy', policy: 'course_order' } },
        { share: 1, settings: { subject: 'policy', policy: 'pathway' } },
      ],
      outcome: plan.outcome,
      guards: { unaided: 0.1, time: 0.5 },
      worthwhile: plan.worthwhile,
      mostLearners: MOST_LEARNERS,
      latestEnd: new Date(firstDay.getTime() + dayOf(school, plan.ends) * DAY_MS).toISOString(),
    });
    await features.experiments.start(tx, course.id, id);
  });
}

/** The day, from 0, at this share of the weeks. */
function dayOf({ plan }: DemoSchool, share: number): number {
  return Math.round(share * 7 * plan.weeks);
}
