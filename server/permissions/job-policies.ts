/**
 * What lets a job begin.
 * - `night`: the clock, once a day
 * - `change`: something that changed under another job or request; nobody asks for it by name
 * - `course.edit`, `teacher`, `admin`, `officer`, `people`, `member`: somebody who may do that asks for it by a route of that policy
 */
export const jobCauses = ['night', 'change', 'course.edit', 'teacher', 'admin', 'officer', 'people', 'member'] as const;
export type JobCause = (typeof jobCauses)[number];

export interface JobPolicy {
  begins: readonly JobCause[];
  /** `system`: sees all of one district, and no other; `caller`: sees what whoever asked for it sees. */
  as: 'system' | 'caller';
  does: string;
}

/** Every background job, what lets it begin, and as whom it works. A job that is missing here stops the start. */
export const jobPolicies: Record<string, JobPolicy> = {
  'library.ingest': { begins: ['course.edit'], as: 'system', does: 'reads uploaded files' },
  'library.index': { begins: ['change'], as: 'system', does: 'brings the search index up to date with the courses' },
  'library.fit': { begins: ['change', 'course.edit'], as: 'system', does: 'fits search by meaning to a course' },
  'library.score': {
    begins: ['change', 'course.edit'],
    as: 'system',
    does: 'measures search on a course’s own questions',
  },
  'library.watch': {
    begins: ['change', 'course.edit'],
    as: 'system',
    does: 'looks whether a followed folder or repository changed',
  },
  'concepts.suggest': { begins: ['course.edit'], as: 'system', does: 'has a language model propose changes to a map' },
  'concepts.learn': { begins: ['change'], as: 'system', does: 'weighs proposed prerequisites by answers of the many' },
  'concepts.learn-nightly': { begins: ['night'], as: 'system', does: 'begins concepts.learn for each course' },
  'practice.propose': {
    begins: ['change', 'course.edit'],
    as: 'system',
    does: 'has a language model propose exercises',
  },
  'practice.propose-nightly': {
    begins: ['night'],
    as: 'system',
    does: 'begins practice.propose where exercises are few',
  },
  'mastery.model': {
    begins: ['change', 'admin'],
    as: 'system',
    does: 'fits the learner model, or reckons learners anew by one',
  },
  'mastery.night': { begins: ['night'], as: 'system', does: 'begins mastery.model' },
  'approaches.count': { begins: ['change'], as: 'system', does: 'counts what ways of teaching did in a course' },
  'approaches.count-nightly': {
    begins: ['night'],
    as: 'system',
    does: 'begins approaches.count where something changed',
  },
  'paths.pace-nightly': { begins: ['night'], as: 'system', does: 'reckons how long learners of a course take' },
  'pathways.decisions-nightly': {
    begins: ['night'],
    as: 'system',
    does: 'works out what came of decisions on next steps',
  },
  'early-warning.night': {
    begins: ['night'],
    as: 'system',
    does: 'guesses who may fall behind, of those who let themselves be looked at, and learns from what came',
  },
  'pathways.class-views-nightly': { begins: ['night'], as: 'system', does: 'works out rounded shares of classes' },
  'experiments.reckon': {
    begins: ['change', 'course.edit'],
    as: 'system',
    does: 'works out the report of a comparison',
  },
  'experiments.nightly': {
    begins: ['night'],
    as: 'system',
    does: 'begins experiments.reckon for comparisons that run',
  },
  'recommendations.run': { begins: ['change', 'admin'], as: 'system', does: 'works recommendations out anew' },
  'recommendations.night': { begins: ['night'], as: 'system', does: 'begins recommendations.run' },
  'recommendations.drain': { begins: ['change'], as: 'system', does: 'works out recommendations that are out of date' },
  'reports.work-out': { begins: ['teacher'], as: 'caller', does: 'works out a long report on a class' },
  'reports.overview': {
    begins: ['teacher'],
    as: 'caller',
    does: 'works out reports on all classes that a reader may see',
  },
  'reports.clear': { begins: ['night'], as: 'system', does: 'forgets reports that nobody asked for lately' },
  'backups.make': {
    begins: ['night', 'admin'],
    as: 'system',
    does: 'makes a backup, tries it by restoring it beside, and lets old ones go',
  },
  'research.export': { begins: ['officer'], as: 'system', does: 'writes a file of records without names for research' },
  'research.aggregate': { begins: ['officer'], as: 'system', does: 'works out figures with noise for research' },
  'fairness.run': {
    begins: ['change', 'admin'],
    as: 'system',
    does: 'audits whether groups are treated alike, or tries what weighing them would do',
  },
  'model-cards.nightly': { begins: ['night'], as: 'system', does: 'works the figures of model cards out anew' },
  'fairness.monthly': { begins: ['night'], as: 'system', does: 'begins fairness.run where a month has had none' },
  'rights.export': { begins: ['member'], as: 'system', does: 'makes a copy of somebody’s whole record' },
  'rights.erase': {
    begins: ['admin', 'change'],
    as: 'system',
    does: 'deletes who is due, and makes anew what was learned from them',
  },
  'identity.import': {
    begins: ['people'],
    as: 'system',
    does: 'takes a long list of people over, as a whole or not at all',
  },
  'retention.purge': { begins: ['change', 'officer'], as: 'system', does: 'destroys records whose time is over' },
  'retention.night': { begins: ['night'], as: 'system', does: 'looks at the clock, and begins retention.purge' },
  'demo.school': { begins: ['admin'], as: 'system', does: 'makes or removes the demo school' },
};
