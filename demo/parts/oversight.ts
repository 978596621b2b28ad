import { asTeacher, type DemoPart, type DemoSchool } from '../school';

/** What a teacher lets through in a week, and at the end; the rest goes on waiting for them. */
const WEEKLY = 60;
const AT_THE_END = 0.6;
const VETOED = 3;

/** Recommendations come to teachers first, who let most through each week, turn some down, and have some waiting now. */
export const oversight: DemoPart = {
  name: 'oversight',
  async begin(school) {
    const [teacher] = school.teachers;
    if (!teacher) return;
    await asTeacher(school, teacher, (tx) =>
      school.features.recommendations.review.putSettings(tx, school.course.id, { teachersFirst: true, holdBack: true }),
    );
  },
  async onDay(school, day) {
    if (day.getDay() === 0) await look(school, 1);
  },
  end: (school) => look(school, AT_THE_END),
};

async function look(school: DemoSchool, share: number): Promise<void> {
  const { features, course, teachers } = school;
  const { review } = features.recommendations;
  for (const teacher of teachers)
    await asTeacher(school, teacher, async (tx) => {
      const { items } = await review.list(tx, course.id, { state: 'waiting', limit: WEEKLY });
      const ids = items.slice(0, Math.ceil(share * items.length)).map(({ id }) => id);
      const [turnedDown, letThrough] = [ids.slice(0, VETOED), ids.slice(VETOED)];
      const decide = (decision: 'veto' | 'approve', on: string[]) =>
        on.length > 0 ? review.decide(tx, course.id, teacher.userId, { decision, ids: on }) : null;
      await decide('veto', turnedDown);
      await decide('approve', letThrough);
    });
}
