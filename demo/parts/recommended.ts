import { asLearner, type DemoPart } from '../school';

/** Share of sittings in which what is recommended is looked at, and of offers that are taken up. */
const SHARE = 0.3;
const TAKEN = 0.5;
const LISTED = 3;

/** Recommendations are worked out each week from what has happened; learners see them, open some and wave some away. */
export const recommended: DemoPart = {
  name: 'recommended',
  async onDay(school, day) {
    if (day.getDay() === 0) await school.jobs.drain();
  },
  async afterSitting(school, learner) {
    const { learner: offers } = school.features.recommendations;
    const [looks, taken] = [learner.random.chance(SHARE), learner.random.chance(TAKEN)];
    if (!looks) return;
    await asLearner(school, learner, async (tx) => {
      const [offerId] = Object.values(await offers.seen(tx, learner.id, LISTED));
      if (offerId) await offers.react(tx, learner.id, offerId, taken ? 'opened' : 'dismissed');
    });
  },
};
