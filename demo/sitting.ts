import { seedOf } from '@/core/seed/seed-of';
import { approachSchema, type Lesson } from '@/features/lessons/contract';
import type { Presentation } from '@/features/practice/contract';
import { AppError } from '@/platform/http/problem';
import words from '@/platform/i18n/messages/en/demo-school.json';
import { DAY_MS, type Sitting } from './calendar';
import { seconds, workOn } from './exercise';
import { asLearner, type DemoLearner, type DemoSchool } from './school';

const EXERCISES = 3;
/** A review is one question; whoever gets it wrong does one more. */
const REVIEW_EXERCISES = 2;
const REVIEWS: readonly string[] = ['review', 'prove'];
/** Steps of one sitting: the rest of the time is talk. */
const STEPS = 3;
/** How often a learner picks something else than what is proposed. */
const OWN_CHOICE = 0.06;
/** Lessons on one concept, after which there are only exercises. */
const LESSONS = 4;

/** A learner comes back after some days, rested, with some of it forgotten. The clock stands at the sitting's beginning. */
export function sitDown({ clock }: DemoSchool, learner: DemoLearner, { start }: Sitting): void {
  learner.mind.rest(learner.lastSitting ? (start.getTime() - learner.lastSitting.getTime()) / DAY_MS : 0);
  learner.today = [];
  clock.advance(seconds(learner.random.uniform(), 40, 1));
}

/** One sitting of one learner: what is proposed, read and worked on, until the time is up. */
export async function sit(school: DemoSchool, learner: DemoLearner, sitting: Sitting): Promise<void> {
  const { clock } = school;
  const end = sitting.start.getTime() + sitting.minutes * 60_000;
  while (clock.now().getTime() < end && learner.today.length < STEPS) {
    const chosen = await choose(school, learner);
    if (!chosen) break;
    learner.today.push(chosen.conceptId);
    await study(school, learner, chosen, end);
  }
  learner.lastSitting = clock.now();
}

interface Chosen {
  conceptId: string;
  /** It is known, and only asked again. */
  review: boolean;
}

/** What the course proposes, or now and then something begun before. */
async function choose(school: DemoSchool, learner: DemoLearner): Promise<Chosen | null> {
  const { random, studied } = learner;
  const [own, which] = [random.chance(OWN_CHOICE), random.uniform()];
  const begun = [...studied.keys()];
  const conceptId = begun[Math.floor(which * begun.length)];
  const before = conceptId === undefined ? null : { conceptId, review: false };
  if (own && before) return before;
  const { step } = await asLearner(school, learner, (tx) =>
    school.features.pathways.port.next(tx, learner.id, school.course.id),
  );
  return step ? { conceptId: step.conceptId, review: REVIEWS.includes(step.reasonCode) } : before;
}

/** A lesson with its exercises, or exercises alone, on one concept. */
async function study(
  school: DemoSchool,
  learner: DemoLearner,
  { conceptId, review }: Chosen,
  end: number,
): Promise<void> {
  const { clock } = school;
  const { random, mind } = learner;
  const concept = school.course.numberOf.get(conceptId);
  if (concept === undefined) return;
  const past = learner.studied.get(conceptId) ?? { lessons: 0, right: 0 };
  const [again, approach] = [random.chance(past.right < 0.6 ? 0.5 : 0.1), random.integer(5)];
  const reads = past.lessons === 0 || (again && !review && past.lessons < LESSONS);
  const lesson = reads ? await read(school, learner, conceptId) : null;
  // As it was taught; where no way was chosen, by any.
  if (lesson)
    mind.explain(concept, lesson.approach ? approachSchema.options.indexOf(lesson.approach) : approach, random);
  const exercises = lesson
    ? lesson.exercises
    : await exercisesOn(school, learner, conceptId, review ? REVIEW_EXERCISES : EXERCISES);
  let right = 0;
  let done = 0;
  for (const exercise of exercises) {
    // Whoever has begun a set of exercises ends it, unless the bell has long rung.
    if (clock.now().getTime() > end + 5 * 60_000) break;
    clock.advance(seconds(random.uniform(), 4, 1));
    if (await workOn(school, learner, exercise)) right++;
    done++;
    if (review && right > 0) break;
  }
  // Nothing to work on: time goes by all the same.
  if (done === 0) clock.advance(4 * 60_000);
  const share = done > 0 ? right / done : 0;
  learner.studied.set(conceptId, { lessons: past.lessons + (lesson ? 1 : 0), right: share });
  if (lesson && random.chance(0.4)) await rate(school, learner, lesson, share);
}

async function read(school: DemoSchool, learner: DemoLearner, conceptId: string): Promise<Lesson | null> {
  const { course, clock, features } = school;
  try {
    const lesson = await asLearner(school, learner, (tx) =>
      features.lessons.compose({ tx, learnerId: learner.id, courseId: course.id, conceptId }),
    );
    const minutes = Math.min(12, 1.3 * lesson.minutes);
    clock.advance(minutes * 60_000 * learner.kind.pace * (0.6 + 0.8 * learner.random.uniform()));
    return lesson;
  } catch (error) {
    // A concept without a passage that teaches it has exercises only.
    if (error instanceof AppError && error.code === 'nothing_to_teach') return null;
    throw error;
  }
}

async function exercisesOn(
  school: DemoSchool,
  learner: DemoLearner,
  conceptId: string,
  count: number,
): Promise<Presentation[]> {
  const { course, features } = school;
  const seed = seedOf(learner.id, conceptId, learner.random.integer(1_000_000));
  const input = { learnerId: learner.id, courseId: course.id, conceptId, lessonId: null, count, seed };
  return (await asLearner(school, learner, (tx) => features.practice.present(tx, input))).presentations;
}

/** Stars as this sort of learner gives them, better where the exercises went well; a few say why. */
async function rate(school: DemoSchool, learner: DemoLearner, lesson: Lesson, share: number): Promise<void> {
  const { random, kind } = learner;
  const stars = kind.stars + (share - 0.6) * 2 + random.normal(0, 0.6);
  const rating = Math.min(5, Math.max(1, Math.round(stars)));
  const says = rating >= 4 ? words.lessons.good : rating === 3 ? words.lessons.fair : words.lessons.poor;
  const [speaks, which] = [random.chance(0.3), random.integer(says.length)];
  school.clock.advance(8_000);
  const [marks, puzzled] = [random.chance(0.5), random.chance(0.4)];
  const fit =
    share < 0.4 ? ('too_hard' as const) : share === 1 && rating > 3 ? ('too_easy' as const) : ('right' as const);
  const input = {
    ...{ rating, words: speaks ? (says[which] ?? '') : '', fit: marks ? fit : null },
    unclear: rating <= 3 && puzzled,
  };
  await asLearner(school, learner, (tx) =>
    school.features.lessons.feedback(tx, lesson.courseId, lesson.id, learner.id, input),
  );
}
