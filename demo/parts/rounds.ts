import { workOn } from '../exercise';
import { asLearner, type DemoPart } from '../school';

/** Share of sittings that begin with a quick round of reviews, where any are due: the first page has them first. */
const SHARE = 0.75;
/** Questions after which nobody goes on. */
const MOST = 8;

/** Learners go through what is due. */
export const rounds: DemoPart = {
  name: 'rounds',
  async beforeSitting(school, learner) {
    const { reviews } = school.features;
    const [wanted, most] = [learner.random.chance(SHARE), 3 + learner.random.integer(MOST - 3)];
    if (!wanted) return;
    const { today } = await asLearner(school, learner, (tx) => reviews.reviews(tx, learner.id));
    if (today.due === 0) return;
    let round = await asLearner(school, learner, (tx) => reviews.begin(tx, learner.id, 'quick'));
    for (let asked = 0; asked < most && !round.finished; asked++) {
      round = await asLearner(school, learner, (tx) => reviews.next(tx, learner.id, round.id));
      if (!round.current) break;
      await workOn(school, learner, round.current.presentation);
    }
    if (!round.finished) await asLearner(school, learner, (tx) => reviews.end(tx, learner.id, round.id));
  },
};
