import { inArray, or } from 'drizzle-orm';
import { reckon } from '@/features/experiments/service/reckon';
import { districts } from '@/features/identity/schema';
import { reckonPace } from '@/features/paths/store-pace';
import { classViews } from '@/features/pathways/schema';
import { refreshPaces } from '@/features/recommendations/store-paces';
import { classReports } from '@/features/reports/schema';
import { createRights, type RightsService } from '@/features/rights/service';
import type { Reworks } from '@/features/rights/service/erase';
import { systemActor, type Tx } from '@/platform/database/transaction';
import type { FeatureTools } from './feature-tools';
import type { Foundation } from './foundation';
import type { GroundFeatures } from './ground-features';
import type { createLearningFeatures } from './learning-features';
import type { MaterialFeatures } from './material-features';

/** Features in which people are counted among many. */
type Counted = GroundFeatures & MaterialFeatures & ReturnType<typeof createLearningFeatures>;

/** What people may ask of their own data, joined to everything in which they were counted. */
export function createRightsOf(
  { database, config }: Foundation,
  { jobs, now, audit }: Pick<FeatureTools, 'jobs' | 'now' | 'audit'>,
  features: Counted,
): RightsService {
  return createRights({
    ...{ database, jobs, now, dataFolder: config.MENO_DATA },
    currentDistrict: features.identity.currentDistrict,
    reworks: reworksOf({ database, now }, features),
    forgetJobs: jobs.forget,
    backups: features.backups.port.lastExpiry,
    told: (tx, requestId, personId) =>
      audit.append(tx, {
        ...{ who: null, role: 'system', via: 'job', kind: 'change', action: 'job: rights.erase', record: 'deletion' },
        ...{ recordId: requestId, subjects: [personId], scope: null, why: null, from: null, outcome: 'done' },
      }),
    districtName: async (tx) => (await tx.select({ name: districts.name }).from(districts))[0]?.name ?? '',
  });
}

/** How each thing that was learned from many is made anew without those who were deleted. */
function reworksOf(
  { database, now }: Pick<Foundation, 'database'> & Pick<FeatureTools, 'now'>,
  { models, approaches, concepts, earlyWarning, research }: Counted,
): Reworks {
  const as = <T>(districtId: string, work: (tx: Tx) => Promise<T>) =>
    database.transaction(systemActor(districtId), work);
  /** One transaction for each. */
  const each =
    (ids: 'courseIds' | 'experimentIds', work: (tx: Tx, id: string) => Promise<unknown>): Reworks['difficulties'] =>
    async (districtId, scope, signal) => {
      for (const id of scope[ids]) {
        signal.throwIfAborted();
        await as(districtId, (tx) => work(tx, id));
      }
      return scope[ids].length > 0 ? 'made-anew' : 'nothing-there';
    };
  return {
    'learner-model': async (districtId, _, signal) => {
      const { outcome } = await models.renew(districtId, signal);
      if (outcome === 'nothing_new') return 'nothing-there';
      return outcome === 'too_few' ? 'starting-values' : 'made-anew';
    },
    // Counting measures the exercises first: both are made anew by one walk, and either may be asked for alone.
    difficulties: each('courseIds', approaches.recount),
    'approach-effects': each('courseIds', approaches.recount),
    'learned-order': async (districtId, { courseIds }, signal) => {
      for (const courseId of courseIds) {
        signal.throwIfAborted();
        await concepts.relearn({ districtId, courseId });
      }
      return courseIds.length > 0 ? 'made-anew' : 'nothing-there';
    },
    // Noise keeps what was released from telling of anybody, and a release more would spend of the budget that keeps it so.
    'helped-together': async () => 'left-noised',
    'lesson-paces': each('courseIds', (tx, courseId) => refreshPaces(tx, courseId, now())),
    'course-paces': each('courseIds', (tx, courseId) => reckonPace(tx, courseId, now())),
    // Shares before and after, held side by side, would tell where somebody stood: they are made anew with everybody's in the night.
    'class-views': async (districtId, { classIds }) => {
      const { rowCount } = await as(districtId, (tx) =>
        tx.delete(classViews).where(inArray(classViews.classId, classIds)),
      );
      return rowCount ? 'emptied' : 'nothing-there';
    },
    'class-reports': async (districtId, { classIds }) => {
      const { rowCount } = await as(districtId, (tx) =>
        tx
          .delete(classReports)
          .where(or(inArray(classReports.classId, classIds), inArray(classReports.controlClassId, classIds))),
      );
      return rowCount ? 'emptied' : 'nothing-there';
    },
    experiments: each('experimentIds', (tx, experimentId) => reckon(tx, experimentId, now())),
    'risk-model': async (districtId) => {
      const learned = await earlyWarning.learnAnew(districtId);
      return learned === 'in-force' || learned === 'kept' ? 'made-anew' : 'starting-values';
    },
    'research-exports': async (districtId, { courseIds }) =>
      (await as(districtId, (tx) => research.withdraw(tx, courseIds))) > 0 ? 'taken-back' : 'nothing-there',
  };
}
