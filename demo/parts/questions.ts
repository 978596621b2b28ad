import words from '@/platform/i18n/messages/en/demo-school.json';
import { asLearner, type DemoPart } from '../school';

/** Share of sittings after which the tutor is asked something, and of answers that are handed to the teachers. */
const SHARE = 0.07;
const REPORTED = 0.15;
const REASONS = ['unclear', 'wrong', 'other'] as const;

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
    let messageId: string | null = null;
    for await (const event of features.tutor.answer(run, asked, new AbortController().signal))
      if (event.type === 'done') messageId = event.message.id;
    const [reports, why] = [learner.random.chance(REPORTED), learner.random.integer(REASONS.length)];
    if (!reports || messageId === null) return;
    const key = { learnerId: learner.id, courseId: course.id, threadId: asked.thread.id, messageId };
    const input = { reason: REASONS[why] ?? 'other', words: words.reports[why] ?? '' };
    await run((tx) => features.tutor.report(tx, key, input));
  },
};
