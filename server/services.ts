import { demoPeople } from '@/demo/accounts';
import { buildDemo } from '@/demo/build';
import { createDemo } from '@/features/demo/service';
import { keepAnchor } from '@/features/governance/service/anchors';
import { createAuditWriter } from '@/features/governance/service/audit-writer';
import { purgeSteps } from '@/features/identity/sign-in/store-steps';
import { firstAdmin } from '@/features/identity/store';
import { purgeTries } from '@/features/identity/store-tries';
import { replayMastery } from '@/features/mastery/replay';
import { catchUp, compareMemories } from '@/features/reviews/rebuild';
import { systemActor } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import { purgeKeys } from '@/platform/http/idempotency';
import { createJobQueue } from '@/platform/jobs/queue';
import { createModelsSource } from '@/platform/models/models-source';
import { createServing } from '@/platform/models/serving/serving';
import { auditedJobs } from './audit/jobs';
import { auditTable } from './audit/table';
import { createCompute } from './compute';
import { rateRules, routeLimits } from './dear-routes';
import { addRoutes } from './feature-routes';
import { createFeatures } from './features';
import type { Foundation } from './foundation';
import { createHttpApp } from './http-app';
import { jobPolicies } from './permissions/job-policies';
import { policyTable } from './policy-table';
import { createSignInParts } from './sign-in-parts';
import { fileGateOf } from './upload-scan';
import { version } from './version';
import { ADDRESS_HEADER } from './web/web-server';

export type Services = Awaited<ReturnType<typeof createServices>>;

/** Makes every feature and joins them; a new feature is one entry in one of its groups (`*-features.ts`) and one in `feature-routes.ts`. */
export async function createServices(foundation: Foundation, report: (error: unknown) => void) {
  const { database, config, secrets } = foundation;
  const now = () => new Date();
  const audit = createAuditWriter({ database, now, report });
  const jobs = auditedJobs(createJobQueue(foundation.ownerUrl, report, undefined, jobPolicies), {
    audit,
    currentDistrict: () => currentDistrict(),
  });
  const compute = createCompute();
  const modelsSource = createModelsSource(config.MENO_DATA, (error) =>
    foundation.log.warn({ error: error.message }, 'models.json can’t be used'),
  );
  const serving = createServing({ models: modelsSource, report });
  const embedder = () => serving.embedder();
  const nightlyAt = config.MENO_NIGHTLY_AT === 'never' ? null : config.MENO_NIGHTLY_AT;
  const tools = { jobs, compute, serving, embedder, nightlyAt, now, report, audit };
  const features = createFeatures(foundation, tools);
  const demo = createDemo({
    ...{ database, jobs, now, report, people: demoPeople },
    build: (input) => buildDemo(foundation, tools, input),
    deleteCourse: (district, courseId, within) =>
      features.library.deleteCourse(systemActor(district), courseId, within),
    districtGone: features.identity.forgetDistrict,
    setUpDistrict: features.identity.setUp,
  });
  const { currentDistrict } = features.identity;
  const parts = { database, secret: secrets.session, config, audit, currentDistrict, now, report };
  const { auth, authenticator, signIn } = createSignInParts(parts);
  const api = createApi({
    ...{ database, policies: policyTable, authenticate: authenticator, report },
    audit: { table: auditTable, port: audit, addressHeader: ADDRESS_HEADER },
    limits: {
      ...{ routes: routeLimits(Object.keys(policyTable)), rules: rateRules, addressHeader: ADDRESS_HEADER },
      ...{ factor: config.MENO_RATE_FACTOR, now: () => performance.now() },
    },
    files: fileGateOf(config, report),
  });
  addRoutes(api, features, auth, demo, signIn);
  const app = createHttpApp({
    api,
    auth,
    authenticator,
    currentDistrict,
    publicUrl: config.MENO_PUBLIC_URL,
    version,
    ready: () =>
      database.pool.query('select 1').then(
        () => true,
        () => false,
      ),
  });
  return {
    ...features,
    demo,
    audit,
    jobs,
    app,
    /** Replays the event log; the first differences to stored mastery and memories, in words of ids and numbers. */
    async replay(districtId: string) {
      const first: string[] = [];
      const memories = { compared: 0, differences: 0 };
      const keep = (difference: object) => {
        if (first.length < 3) first.push(JSON.stringify(difference));
      };
      const summary = await replayMastery(database, districtId, keep, async (tx, learnerId, answers) => {
        memories.compared += await compareMemories(tx, learnerId, answers, (difference) => {
          memories.differences++;
          keep(difference);
        });
      });
      return { ...summary, memories, first };
    },
    /** Makes memories of answers that were given before memories were kept. */
    async catchUpMemories(): Promise<void> {
      const district = await currentDistrict();
      if (district) await catchUp(features.mastery, database, district.id);
    },
    /** Who owns what the command line makes. */
    owner: (districtId: string) => database.transaction(systemActor(districtId), firstAdmin),
    /** Forgets idempotency keys that nobody will ask for again, and tries to sign in of the day before. */
    async purgeKeys(): Promise<void> {
      const district = await currentDistrict();
      if (!district) return;
      await database.transaction(systemActor(district.id), async (tx) => {
        await purgeKeys(tx);
        await purgeTries(tx, now());
        await purgeSteps(tx, now());
        await features.entry.purge(tx);
      });
    },
    /** Makes the backup of a night in which this computer was off. */
    async catchUpBackups(): Promise<void> {
      const district = await currentDistrict();
      if (district) await features.backups.catchUp(district.id);
    },
    /** Keeps the end of the audit trail beside the data, so that what is cut off later shows. */
    async keepAnchor(): Promise<void> {
      const district = await currentDistrict();
      if (district) await keepAnchor(config.MENO_DATA, await features.governance.anchor(district.id), now());
    },
    /** Takes up work on the learner model and on proposals for maps that was cut off, or a night's fit that was missed. */
    async resumeModels(): Promise<void> {
      const district = await currentDistrict();
      if (!district) return;
      await features.concepts.suggestions.resume(district.id);
      await features.recommendations.jobs.resume(district.id);
      await features.fairness.resume(district.id);
      await features.retention.jobs.resume(district.id);
      await features.research.resume(district.id);
      if ((await features.models.resume(district.id)) === 0) await features.models.catchUp(district.id);
    },
    /** Goes on with a demo school that was being made or removed when the process ended. */
    async resumeDemo(): Promise<void> {
      const district = await currentDistrict();
      if (district) await demo.resume(district.id);
    },
    /** Takes up lists of people that a process left that was ended. */
    async resumeImports(): Promise<void> {
      const district = await currentDistrict();
      if (district) await features.entry.imports.resume(district.id);
    },
    /** Clears conversations that were deleted long enough ago. */
    async purgeChats(): Promise<void> {
      const district = await currentDistrict();
      if (district) await database.transaction(systemActor(district.id), features.tutor.purge);
    },
    /** Deletes files of exports whose time is over. */
    async clearExports(): Promise<void> {
      const district = await currentDistrict();
      if (district) await features.research.exports.clear(district.id);
    },
    serving,
    /** Meets models that are newly configured, and forgets old answers and records. */
    async lookAfterModels(): Promise<void> {
      serving.states();
      const district = await currentDistrict();
      if (district) await features.languageModels.purge(district.id);
    },
    async close(): Promise<void> {
      await audit.flush();
      await serving.close();
      await compute.close();
    },
  };
}
