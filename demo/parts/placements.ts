import { workOn } from '../exercise';
import { asLearner, type DemoPart } from '../school';

/** Share of learners who begin with finding out where they stand, and of unknown questions at which they say so. */
const SHARE = { ahead: 1, others: 0.15 };
const UNSURE = 0.6;
/** Questions after which even a test that goes on by mistake ends. */
const MOST = 20;

/** Some learners begin with the test of where they stand, those who know much all of them. */
export const placements: DemoPart = {
  name: 'placements',
  async beforeSitting(school, learner) {
    if (learner.lastSitting !== null) return;
    const { random, kind, mind, id } = learner;
    const wanted = random.chance(kind.name === 'ahead' ? SHARE.ahead : SHARE.others);
    if (!wanted) return;
    const { placement } = school.features.pathways;
    const of = { learnerId: id, courseId: school.course.id };
    const next = (unsure: boolean) => asLearner(school, learner, (tx) => placement.next(tx, of, { unsure }));
    let test = await next(false);
    for (let asked = 0; test.question && asked < MOST; asked++) {
      const concept = school.course.numberOf.get(test.question.conceptId);
      const unsure = concept !== undefined && !mind.isKnown(concept) && random.chance(UNSURE);
      if (!unsure) await workOn(school, learner, test.question);
      test = await next(unsure);
    }
  },
};
