import words from '@/platform/i18n/messages/en/demo-school.json';
import { asLearner, type DemoPart } from '../school';

/** Share of sittings after which the tutor is asked something, and in which an exercise is reported. */
const SHARE = 0.05;

/** Learners ask the tutor, which answers from the material. */
export const questions: DemoPart = {
  name: 'questions',
  async afterSitting(school, learner) {
    const { course, features, clock } = school;
    const [wanted, which] = [learner.random.chance(SHARE), learner.random.integer(words.questions.length)];
    const conceptId = learner.today.at(-1);
    const concept = course.concepts[course.numberOf.get(conceptId ?? '') ?? -1];
    if (!wanted || !concept) return;
    const question = (words.questions[which] ?? '').replace('{name}', concept.name);
    const run = <T>(work: Parameters<typeof asLearner<T>>[2]) => asLearner(school, learner, work);
    const call = { learnerId: learner.id, courseId: course.id, ask: { question, conceptId: concept.id } };
    const asked = await features.tutor.takeIn(run, call);
    clock.advance(4_000);
    // Answered to its end; nobody looks at the pieces.
    for await (const _ of features.tutor.answer(run, asked, new AbortController().signal));
  },
};
