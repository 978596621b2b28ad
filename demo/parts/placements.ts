import { workOn } from '../exercise';
import { asLearner, type DemoPart } from '../school';

/** Share of unknown questions at which they say so. */
const UNSURE = 0.6;
/** Questions after which even a test that goes on by mistake ends. */
const MOST = 20;

/** Learners who know much already begin with the test of where they stand. */
export const placements: DemoPart = {
  name: 'placements',
  async beforeSitting(school, learner) {
    const { random, kind, mind, id } = learner;
    if (learner.lastSitting !== null || kind.name !== 'ahead') return;
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
