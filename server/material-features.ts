import path from 'node:path';
import { createConcepts } from '@/features/concepts/service';
import { createLibrary, type LibraryService } from '@/features/library/service';
import { createPractice } from '@/features/practice/service';
import { createResources } from '@/features/resources/service';
import { createStandards } from '@/features/standards/service';
import { createUpdates } from '@/features/updates/service';
import { findOcr, type Ocr } from '@/platform/documents/ocr/find-ocr';
import { openFitStore } from '@/platform/search/fit-store';
import type { FeatureTools } from './feature-tools';
import type { Foundation } from './foundation';
import type { GroundFeatures } from './ground-features';
import { readSampleCourse } from './sample-course';
import { uploadScan } from './upload-scan';

export type MaterialFeatures = ReturnType<typeof createMaterialFeatures>;

/** Library, map, exercises, standards and all else that is made from a course's material. */
export function createMaterialFeatures(
  { database, blobs, search, config }: Foundation,
  { jobs, compute, serving, embedder, nightlyAt, now, report }: FeatureTools,
  { identity, consent, mastery, grounding, languageModels, recommendationChanges }: GroundFeatures,
) {
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
    scan: uploadScan(config, report),
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
      mapDrawn: async (districtId, courseId) => {
        await concepts.merges.afterRebuild(districtId, courseId);
        await concepts.suggestions.afterRebuild(districtId, courseId);
      },
    },
    account: {
      begin: updates.port.begin,
      finish: async (tx, courseId, ingestionId) => {
        await standards.port.propose(tx, courseId);
        await updates.port.finish(tx, courseId, ingestionId);
      },
    },
    tagging: { passageTags: (tx, chunks) => standards.port.passageTags(tx, chunks) },
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
    merges: { database, embedder },
    changed: recommendationChanges.courseChanged,
    learned: {
      ...{ database, jobs, updates: updates.port, now },
      nightly: {
        at: nightlyAt,
        currentDistrict: identity.currentDistrict,
      },
    },
  });
  const practice = createPractice({
    concepts: concepts.port,
    library: library.port,
    mastery,
    generate: compute.generate,
    answered: recommendationChanges.learnerChanged,
    models: { serving, grounding, consent: consent.port, outputs: languageModels.outputs, jobs, database },
    nightly: {
      at: nightlyAt,
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
  return { library, concepts, practice, standards, resources, updates };
}
