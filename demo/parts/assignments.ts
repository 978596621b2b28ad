import words from '@/platform/i18n/messages/en/demo-school.json';
import { DAY_MS } from '../calendar';
import type { DemoConcept } from '../school';
import { asLearner, asTeacher, type DemoPart, type DemoSchool } from '../school';

/** Share of sittings in which a learner picks a goal of their own. */
const SHARE = 0.02;
/** When teachers set what, in days from the first, and how far into the course it leads: a chapter or two, not a single concept. */
const SET: { day: number; dueInDays: number; from: number; to: number }[] = [
  { day: 0, dueInDays: 18, from: 0, to: 0.2 },
  { day: 19, dueInDays: 19, from: 0.2, to: 0.42 },
  { day: 38, dueInDays: 14, from: 0.42, to: 0.62 },
];
/** Concepts of a chapter that are named as its goals; what they need comes along. */
const GOALS = 8;

/** Teachers set paths for their classes, with days to be done by; some learners choose one of their own. */
export const assignments: DemoPart = {
  name: 'assignments',
  async onDay(school, day) {
    await assign(school, Math.round((day.getTime() - school.firstDay.getTime()) / DAY_MS));
  },
  async afterSitting(school, learner) {
    const [wanted, which] = [learner.random.chance(SHARE), learner.random.uniform()];
    const target = conceptAt(school, 0.3 + 0.6 * which);
    if (!wanted || !target || learner.goal) return;
    learner.goal = true;
    await asLearner(school, learner, (tx) =>
      school.features.paths.create(
        tx,
        { ...learner.principal },
        { courseId: school.course.id, targetIds: [target.id] },
      ),
    );
  },
};

async function assign(school: DemoSchool, day: number): Promise<void> {
  const { features, course, clock } = school;
  for (const [number, { day: on, dueInDays, from, to }] of SET.entries()) {
    const places = Array.from({ length: GOALS }, (_, goal) => from + ((goal + 1) / (GOALS + 1)) * (to - from));
    const targets = places.flatMap((at) => conceptAt(school, at) ?? []);
    if (on !== day || targets.length === 0) continue;
    const dueOn = new Date(clock.now().getTime() + dueInDays * DAY_MS).toISOString().slice(0, 10);
    for (const { id: classId, teachers } of school.classes) {
      const [teacher] = teachers;
      if (!teacher) continue;
      const title = words.assignments[number] ?? null;
      const targetIds = [...new Set(targets.map(({ id }) => id))];
      await asTeacher(school, teacher, (tx) =>
        features.paths.create(tx, teacher, { courseId: course.id, classId, title, dueOn, targetIds }),
      );
    }
  }
}

/** The concept that stands at this share of the course. */
function conceptAt({ course }: DemoSchool, share: number): DemoConcept | undefined {
  return course.concepts[Math.floor(share * course.concepts.length)];
}
