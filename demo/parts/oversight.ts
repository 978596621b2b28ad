import { DAY_MS } from '../calendar';
import { asTeacher, type DemoPart, type DemoSchool, type DemoTeacher } from '../school';

/** What a teacher looks at in a week, and turns down of it; what came in the last days waits for them, but for some. */
const WEEKLY = 60;
const VETOED = 2;
const LAST_DAYS = 8;
const AT_THE_END = 0.3;

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
    const left = school.until.getTime() - day.getTime();
    if (day.getDay() === 0 && left > LAST_DAYS * DAY_MS) await look(school, school.teachers, 1);
  },
  end: (school) => look(school, school.teachers.slice(0, 1), AT_THE_END),
};

async function look(school: DemoSchool, teachers: readonly DemoTeacher[], share: number): Promise<void> {
  const { features, course } = school;
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
