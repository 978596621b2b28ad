import { AppError } from '@/platform/http/problem';
import words from '@/platform/i18n/messages/en/demo-school.json';
import { asLearner, asTeacher, type DemoLearner, type DemoPart, type DemoSchool, randomOf } from '../school';

/** Share of sittings after which something is explained in own words. */
const SHARE = 0.06;
/** Explanations that a teacher looks at in a week, of each class. */
const LOOKED_AT = 1;

/** Learners explain what they have just worked on; now and then a teacher has another view of it. */
export const explanations: DemoPart = {
  name: 'explanations',
  async afterSitting(school, learner) {
    const [wanted, which] = [learner.random.chance(SHARE), learner.random.uniform()];
    const conceptId = learner.today[0];
    if (!wanted || !conceptId) return;
    await explain(school, learner, conceptId, which);
  },
  async onDay(school, day) {
    if (day.getDay() === 6) for (const each of school.classes) await look(school, each);
  },
};

async function explain(school: DemoSchool, learner: DemoLearner, conceptId: string, which: number): Promise<void> {
  const { course, clock, features } = school;
  const concept = course.concepts[course.numberOf.get(conceptId) ?? -1];
  if (!concept?.definition) return;
  const known = learner.mind.isKnown(course.numberOf.get(conceptId) ?? 0);
  const text = known ? wellSaid(concept.definition) : poorlySaid(concept.name, concept.definition, which);
  try {
    const begun = await asLearner(school, learner, (tx) =>
      features.explainBack.start(tx, { learnerId: learner.id, courseId: course.id, conceptId }),
    );
    clock.advance(90_000 * learner.kind.pace);
    const { explanation } = await features.explainBack.takeTurn({
      transact: (work) => asLearner(school, learner, work),
      ...{ learnerId: learner.id, id: begun.id, text, turn: 0, signal: new AbortController().signal },
    });
    clock.advance(30_000);
    if (explanation.status === 'follow_up')
      await asLearner(school, learner, (tx) => features.explainBack.finish(tx, learner.id, begun.id));
  } catch (error) {
    // The material says too little about some concepts to hold an explanation against.
    if (!(error instanceof AppError)) throw error;
  }
}

async function look(school: DemoSchool, { teachers, learners }: DemoSchool['classes'][number]): Promise<void> {
  const [teacher] = teachers;
  if (!teacher) return;
  const random = randomOf(school.plan, 'looks', teacher.name, school.clock.now().toISOString());
  const ids = new Set(learners.map(({ id }) => id));
  const { items } = await asTeacher(school, teacher, (tx) =>
    school.features.explainBack.list(tx, { courseId: school.course.id }, { limit: 50 }),
  );
  const doubtful = items.filter(
    (each) => ids.has(each.learnerId) && each.status === 'done' && each.outcome === 'partly' && !each.overruled,
  );
  for (const { id } of doubtful.slice(0, LOOKED_AT)) {
    const why = words.overrides[random.integer(words.overrides.length)] ?? '';
    await asTeacher(school, teacher, (tx) =>
      school.features.explainBack.override(tx, teacher, { id, outcome: 'explained', why, points: [] }),
    );
  }
}

function wellSaid(definition: string): string {
  return words.explanations.well.replace('{definition}', definition);
}

function poorlySaid(name: string, definition: string, which: number): string {
  const begun = definition.split(/\s+/).slice(0, 7).join(' ');
  const said = words.explanations.poorly[Math.floor(which * words.explanations.poorly.length)] ?? '';
  return said.replace('{name}', name).replace('{begun}', begun);
}
