import type { DemoPart } from '../school';

/**
 * What nights work out. In a district of its own every nightly job is done once, the fit of the learner model too; beside a school's own data
 * only what is about the demo's course, so that nothing of the school's is reckoned from simulated answers.
 */
export const reckoning: DemoPart = {
  name: 'reckoning',
  async end(school) {
    const { features, jobs, districtId, course } = school;
    await jobs.drain();
    if (school.own) await jobs.night();
    else await features.recommendations.jobs.begin(districtId, course.id);
    await features.approaches.countNew();
    await jobs.drain();
  },
};
