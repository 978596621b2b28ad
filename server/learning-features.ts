import { createExplainBack } from '@/features/explain-back/service';
import { createAhead } from '@/features/lessons/ahead/compose-ahead';
import { createLessons } from '@/features/lessons/service';
import { createPathways } from '@/features/pathways/service';
import { createTutor } from '@/features/tutor/service';
import type { FeatureTools } from './feature-tools';
import type { Foundation } from './foundation';
import type { GroundFeatures } from './ground-features';
import type { MaterialFeatures } from './material-features';

/** What a learner meets on the way: the next step, lessons, the tutor, explaining back. */
export function createLearningFeatures(
  { database, config }: Foundation,
  { serving, now, report }: FeatureTools,
  { identity, mastery, grounding, languageModels }: GroundFeatures,
  { library, concepts, practice }: MaterialFeatures,
) {
  const pathways = createPathways({
    concepts: concepts.port,
    mastery,
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
  return { pathways, lessons, lessonsAhead, tutor, explainBack };
}
