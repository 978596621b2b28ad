import path from 'node:path';
import { WHOLE_COURSE } from '@/features/approaches/contract';
import { createApproaches } from '@/features/approaches/service';
import { createEarlyWarning } from '@/features/early-warning/service';
import type { ArmInForce } from '@/features/experiments/contract';
import { createExperiments } from '@/features/experiments/service';
import { createExplainBack } from '@/features/explain-back/service';
import { createAhead } from '@/features/lessons/ahead/compose-ahead';
import type { Approach } from '@/features/lessons/contract';
import { lessonTextPrompt } from '@/features/lessons/prompts/lesson-text';
import { createLessons } from '@/features/lessons/service';
import { definePace } from '@/features/paths/jobs';
import { createPaths } from '@/features/paths/service';
import { defineClassViews } from '@/features/pathways/class-view/jobs';
import type { PathwayPolicy } from '@/features/pathways/engine/decide';
import { defineDecisions } from '@/features/pathways/jobs';
import { createPathways, type PathwaysService } from '@/features/pathways/service';
import { createRecommendations } from '@/features/recommendations/service';
import { createReports } from '@/features/reports/service';
import { createExportFiles } from '@/features/research/exports/files';
import { createResearch } from '@/features/research/service';
import { createReviews } from '@/features/reviews/service';
import { createTutor } from '@/features/tutor/service';
import { systemDraws } from '@/platform/crypto/random-bits';
import type { FeatureTools } from './feature-tools';
import type { Foundation } from './foundation';
import type { GroundFeatures } from './ground-features';
import type { MaterialFeatures } from './material-features';
import { tellingLessons, tellingMastery } from './recommendation-parts';

/** What a learner meets on the way: the next step, lessons, the tutor, explaining back. */
export function createLearningFeatures(
  { database, config }: Foundation,
  { jobs, compute, serving, nightlyAt, now, report, audit }: FeatureTools,
  { identity, consent, budgets, fairness, mastery, grounding, languageModels, recommendationChanges }: GroundFeatures,
  { library, concepts, practice, resources }: MaterialFeatures,
) {
  // Paths ask where a learner stands, and what comes next asks for the paths: bound late.
  const paths = createPaths({
    concepts: concepts.port,
    mastery,
    pathways: { standings: (tx, learnerId, courseId) => pathways.standings(tx, learnerId, courseId) },
    now,
  });
  definePace({
    ...{ jobs, database, now },
    currentDistrict: identity.currentDistrict,
    nightlyAt,
  });
  // Reviews ask pathways what is still to show that it has held, and pathways ask reviews for their dates: bound late.
  const reviews = createReviews({
    mastery,
    practice,
    standings: { standings: (tx, learnerId, courseId) => pathways.standings(tx, learnerId, courseId) },
    now,
  });
  const pathways: PathwaysService = createPathways({
    wanted: paths.wanted,
    reviews: reviews.port,
    concepts: concepts.port,
    mastery,
    practice,
    errorOn: (tx, { learnerId, courseId, conceptId }) => practice.errorOn(tx, learnerId, courseId, conceptId),
    waysOff: async (tx, courseId, conceptId) => {
      const off = await approaches.port.allowed(tx, courseId);
      return [...(off.get(WHOLE_COURSE) ?? []), ...(off.get(conceptId) ?? [])];
    },
    policyOf: async (tx, learnerId, courseId) =>
      policyOfArm(await experiments.port.armOf(tx, { learnerId, courseId, subject: 'policy' })),
    visibleCourses: async (tx, limit) => (await library.listCourses(tx, { limit })).items,
    now,
  });
  defineDecisions({
    ...{ jobs, database, now, next: pathways.next },
    currentDistrict: identity.currentDistrict,
    nightlyAt,
  });
  defineClassViews({ jobs, database, now, nightlyAt, currentDistrict: identity.currentDistrict });
  const experiments = createExperiments({
    ...{ database, jobs, now },
    consent: consent.ownWord,
    currentDistrict: identity.currentDistrict,
    nightlyAt,
    modelWrites: () => serving.states().some(({ purposes }) => purposes.includes('tutor')),
    prompts: [lessonTextPrompt],
  });
  consent.whenChanged(experiments.consentChanged);
  // Ways of teaching ask lessons what the material bears, and lessons ask which ways are switched off: bound late.
  const approaches = createApproaches({
    ...{ database, jobs, mastery, now },
    offers: (tx, courseId): Promise<Map<string, Approach[]>> => lessons.offers(tx, courseId),
    measure: practice.measure,
    nightly: {
      at: nightlyAt,
      currentDistrict: identity.currentDistrict,
    },
  });
  const lessonsDeps = {
    library: library.port,
    concepts: concepts.port,
    mastery,
    consent: consent.port,
    practice,
    pathways: pathways.port,
    decided: pathways.port.decided,
    experiments: experiments.port,
    approaches: approaches.port,
    tutor: { serving, grounding, outputs: languageModels.outputs },
    now,
    report,
  };
  const lessons = tellingLessons(createLessons(lessonsDeps), recommendationChanges);
  consent.whenChanged(lessons.consentChanged);
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
    consent: consent.port,
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
    mastery: tellingMastery(mastery, recommendationChanges),
    consent: consent.port,
    serving,
    outputs: languageModels.outputs,
    now,
  });
  const recommendations = createRecommendations({
    ...{ database, jobs, now, report, practice, resources },
    consent: consent.port,
    budget: budgets.port,
    concepts: concepts.port,
    changes: recommendationChanges,
    currentDistrict: identity.currentDistrict,
    nightlyAt,
  });
  consent.whenChanged(recommendations.consentChanged);
  const earlyWarning = createEarlyWarning({
    ...{ database, jobs, nightlyAt, now, fit: compute.fitRisk },
    currentDistrict: identity.currentDistrict,
  });
  consent.whenChanged(earlyWarning.consentChanged);
  const reports = createReports({
    ...{ database, jobs, mastery, now },
    nightly: {
      at: nightlyAt,
      currentDistrict: identity.currentDistrict,
    },
  });
  const research = createResearch({
    ...{ database, jobs, budgets, now, audit, plan: compute.planExport },
    files: createExportFiles(path.join(config.MENO_DATA, 'exports')),
    groups: fairness.research,
    consent: consent.port,
    draws: systemDraws,
  });
  consent.whenChanged(research.consentChanged);
  return {
    approaches,
    earlyWarning,
    reports,
    research,
    recommendations,
    paths,
    pathways,
    reviews,
    lessons,
    lessonsAhead,
    tutor,
    explainBack,
    experiments,
  };
}

/** What decides a learner's next steps by the arm of an experiment, or by what a course took over from one. */
function policyOfArm(inForce: ArmInForce | null): { policy: PathwayPolicy; experimentId: string | null } {
  const policy = inForce?.arm.subject === 'policy' ? inForce.arm.policy : 'pathway';
  return { policy, experimentId: inForce?.experimentId ?? null };
}
