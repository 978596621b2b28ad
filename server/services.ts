import path from 'node:path';
import { conceptsRoutes } from '@/features/concepts/routes';
import { createConcepts } from '@/features/concepts/service';
import { explainBackRoutes } from '@/features/explain-back/routes';
import { createExplainBack } from '@/features/explain-back/service';
import { createGrounding } from '@/features/grounding/service';
import { createAuth } from '@/features/identity/auth';
import { createAuthenticator } from '@/features/identity/authenticate';
import { identityRoutes } from '@/features/identity/routes';
import { createIdentity } from '@/features/identity/service';
import { firstAdmin } from '@/features/identity/store';
import { languageModelRoutes } from '@/features/language-models/routes';
import { createLanguageModels } from '@/features/language-models/service';
import { createAhead } from '@/features/lessons/ahead/compose-ahead';
import { lessonsRoutes } from '@/features/lessons/routes';
import { createLessons } from '@/features/lessons/service';
import { libraryRoutes } from '@/features/library/routes';
import { createLibrary, type LibraryService } from '@/features/library/service';
import { createModels } from '@/features/mastery/model/service';
import { replayMastery } from '@/features/mastery/replay';
import { learnerModelRoutes, masteryRoutes } from '@/features/mastery/routes';
import { createMastery } from '@/features/mastery/service';
import { pathwaysRoutes } from '@/features/pathways/routes';
import { createPathways } from '@/features/pathways/service';
import { practiceRoutes } from '@/features/practice/routes';
import { createPractice } from '@/features/practice/service';
import { resourcesRoutes } from '@/features/resources/routes';
import { createResources } from '@/features/resources/service';
import { standardsRoutes } from '@/features/standards/routes';
import { createStandards } from '@/features/standards/service';
import { tutorRoutes } from '@/features/tutor/routes';
import { createTutor } from '@/features/tutor/service';
import { updatesRoutes } from '@/features/updates/routes';
import { createUpdates } from '@/features/updates/service';
import { systemActor } from '@/platform/database/transaction';
import { findOcr, type Ocr } from '@/platform/documents/ocr/find-ocr';
import { type Api, createApi } from '@/platform/http/api';
import { purgeKeys } from '@/platform/http/idempotency';
import { createJobQueue } from '@/platform/jobs/queue';
import { createModelsSource } from '@/platform/models/models-source';
import { createServing, type Serving } from '@/platform/models/serving/serving';
import type { Embedder } from '@/platform/models/types';
import { openFitStore } from '@/platform/search/fit-store';
import { type Compute, createCompute } from './compute';
import { configuredModels } from './configured-models';
import type { Foundation } from './foundation';
import { createHttpApp } from './http-app';
import { policyTable } from './policy-table';
import { readSampleCourse } from './sample-course';
import { version } from './version';
import { ADDRESS_HEADER } from './web-server';

export type Services = Awaited<ReturnType<typeof createServices>>;

/** Makes every feature and joins them; a new feature is one entry here and its routes below. */
export async function createServices(foundation: Foundation, report: (error: unknown) => void) {
  const { database, config, secrets } = foundation;
  const now = () => new Date();
  const jobs = createJobQueue(foundation.ownerUrl, report);
  const compute = createCompute();
  const modelsSource = createModelsSource(config.MENO_DATA, (error) =>
    foundation.log.warn({ error: error.message }, 'models.json can’t be used'),
  );
  const serving = createServing({ models: modelsSource, report });
  const embedder = () => serving.embedder();
  const features = createFeatures(foundation, { jobs, compute, serving, embedder, now, report });
  const auth = createAuth({
    database,
    secret: secrets.session,
    publicUrl: config.MENO_PUBLIC_URL,
    addressHeader: ADDRESS_HEADER,
  });
  const { currentDistrict } = features.identity;
  const authenticator = createAuthenticator({ database, auth, currentDistrict, now });
  const api = createApi({ database, policies: policyTable, authenticate: authenticator, report });
  addRoutes(api, features, auth);
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
    jobs,
    app,
    /** Replays the event log; the first differences to stored mastery, in words of ids and numbers. */
    async replay(districtId: string) {
      const first: string[] = [];
      const summary = await replayMastery(database, districtId, (difference) => {
        if (first.length < 3) first.push(JSON.stringify(difference));
      });
      return { ...summary, first };
    },
    /** Who owns what the command line makes. */
    owner: (districtId: string) => database.transaction(systemActor(districtId), firstAdmin),
    /** Forgets idempotency keys that nobody will ask for again. */
    async purgeKeys(): Promise<void> {
      const district = await currentDistrict();
      if (district) await database.transaction(systemActor(district.id), purgeKeys);
    },
    /** Takes up work on the learner model and on proposals for maps that was cut off, or a night's fit that was missed. */
    async resumeModels(): Promise<void> {
      const district = await currentDistrict();
      if (!district) return;
      await features.concepts.suggestions.resume(district.id);
      if ((await features.models.resume(district.id)) === 0) await features.models.catchUp(district.id);
    },
    /** Clears conversations that were deleted long enough ago. */
    async purgeChats(): Promise<void> {
      const district = await currentDistrict();
      if (district) await database.transaction(systemActor(district.id), features.tutor.purge);
    },
    serving,
    /** Meets models that are newly configured, and forgets old answers and records. */
    async lookAfterModels(): Promise<void> {
      serving.states();
      const district = await currentDistrict();
      if (district) await features.languageModels.purge(district.id);
    },
    async close(): Promise<void> {
      await serving.close();
      await compute.close();
    },
  };
}

interface Tools {
  jobs: ReturnType<typeof createJobQueue>;
  compute: Compute;
  /** The models that are configured, if any, behind their queues. */
  serving: Serving;
  /** The first model that is configured for embeddings. */
  embedder(): Embedder | null;
  now(): Date;
  report(error: unknown): void;
}

function createFeatures(foundation: Foundation, { jobs, compute, serving, embedder, now, report }: Tools) {
  const { database, blobs, search, config } = foundation;
  const identity = createIdentity({ database, now });
  const mastery = createMastery({ now });
  const grounding = createGrounding();
  const models = createModels({
    database,
    jobs,
    fit: compute.fit,
    currentDistrict: identity.currentDistrict,
    nightlyAt: config.MENO_NIGHTLY_AT === 'never' ? null : config.MENO_NIGHTLY_AT,
    now,
  });
  const languageModels = createLanguageModels({
    database,
    serving,
    configured: () => configuredModels(config.MENO_DATA),
    now,
  });
  const updates = createUpdates({ now });
  // Looked for in the background: a start does not wait for it.
  let ocr: Ocr | null = null;
  findOcr({ command: config.MENO_OCR, languages: config.MENO_OCR_LANGUAGES }).then((found) => {
    ocr = found;
  }, report);
  // The library calls concepts and practice once files are read, and both read the library: bound late.
  const library: LibraryService = createLibrary({
    database,
    blobs,
    search,
    fits: openFitStore(path.join(config.MENO_DATA, 'fits')),
    fitCourse: compute.fitCourse,
    embedder,
    ocr: () => ocr,
    jobs,
    config: {
      maxFileBytes: config.MENO_MAX_FILE_MB * 1e6,
      maxUploadBytes: config.MENO_MAX_UPLOAD_MB * 1e6,
      maxFiles: config.MENO_MAX_UPLOAD_FILES,
    },
    afterFiles: {
      rebuildMap: async (tx, courseId, ingestionId) =>
        concepts.port.rebuild(tx, courseId, await updates.port.taughtBefore(tx, ingestionId)),
      regenerateItems: (tx, courseId) => practice.regenerate(tx, courseId),
      mapDrawn: (districtId, courseId) => concepts.suggestions.afterRebuild(districtId, courseId),
    },
    account: {
      begin: updates.port.begin,
      finish: async (tx, courseId, ingestionId) => {
        await standards.port.propose(tx, courseId);
        await updates.port.finish(tx, courseId, ingestionId);
      },
    },
    watch: {
      folders: config.MENO_WATCH_FOLDERS,
      gitHosts: config.MENO_WATCH_GIT_HOSTS,
      clones: path.join(config.MENO_DATA, 'watched'),
      everyMinutes: config.MENO_WATCH_MINUTES,
    },
    sampleCourse: readSampleCourse,
    now,
    report,
  });
  const concepts = createConcepts({
    library: library.port,
    mastery,
    extract: compute.extract,
    mergeMastery: (tx, courseId, fromIds, toId) => mastery.mergeConcepts(tx, { courseId, fromIds, toId }),
    models: { serving, outputs: languageModels.outputs, jobs, database, now },
  });
  const practice = createPractice({
    concepts: concepts.port,
    library: library.port,
    mastery,
    generate: compute.generate,
    models: { serving, grounding, outputs: languageModels.outputs, jobs, database },
    nightly: {
      at: config.MENO_NIGHTLY_AT === 'never' ? null : config.MENO_NIGHTLY_AT,
      currentDistrict: identity.currentDistrict,
    },
    now,
  });
  const standards = createStandards({ concepts: concepts.port, propose: compute.proposeTags, now });
  const resources = createResources({
    library: library.port,
    concepts: concepts.port,
    standards: standards.port,
    practice,
  });
  const pathways = createPathways({
    concepts: concepts.port,
    visibleCourses: async (tx, limit) => (await library.listCourses(tx, { limit })).items,
    now,
  });
  const lessonsDeps = {
    library: library.port,
    concepts: concepts.port,
    mastery,
    practice,
    pathways: pathways.port,
    tutor: { serving, grounding, outputs: languageModels.outputs },
    now,
    report,
  };
  const lessons = createLessons(lessonsDeps);
  const lessonsAhead = createAhead({
    lessons: lessonsDeps,
    tutor: lessonsDeps.tutor,
    database,
    currentDistrict: identity.currentDistrict,
  });
  const tutor = createTutor({
    library: library.port,
    concepts: concepts.port,
    mastery,
    practice,
    serving,
    grounding,
    outputs: languageModels.outputs,
    answers: languageModels.answers,
    questionsPerHour: config.MENO_TUTOR_QUESTIONS_PER_HOUR,
    supportPerson: config.MENO_SUPPORT_PERSON,
    now,
  });
  const explainBack = createExplainBack({
    concepts: concepts.port,
    mastery,
    serving,
    outputs: languageModels.outputs,
    now,
  });
  return {
    identity,
    library,
    concepts,
    mastery,
    models,
    practice,
    standards,
    resources,
    updates,
    pathways,
    lessons,
    lessonsAhead,
    grounding,
    languageModels,
    tutor,
    explainBack,
  };
}

function addRoutes(api: Api, features: ReturnType<typeof createFeatures>, auth: ReturnType<typeof createAuth>): void {
  const {
    identity,
    library,
    concepts,
    mastery,
    models,
    practice,
    pathways,
    lessons,
    languageModels,
    tutor,
    explainBack,
  } = features;
  identityRoutes(api, identity, {
    auth,
    importSample: async (owner) => {
      await library.importSample({ ...owner, role: 'admin' });
    },
  });
  libraryRoutes(api, library);
  conceptsRoutes(api, concepts);
  masteryRoutes(api, mastery);
  learnerModelRoutes(api, models);
  languageModelRoutes(api, languageModels);
  practiceRoutes(api, practice);
  standardsRoutes(api, features.standards);
  resourcesRoutes(api, features.resources);
  updatesRoutes(api, features.updates);
  lessonsRoutes(api, lessons);
  pathwaysRoutes(api, pathways);
  explainBackRoutes(api, explainBack);
  tutorRoutes(api, tutor);
}
