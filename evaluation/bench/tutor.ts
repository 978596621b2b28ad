import { createGrounding } from '@/features/grounding/service';
import { firstSentence } from '@/features/tutor/obedient-model.fixture';
import { scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import { sampleCourseFolder } from '@/server/paths';
import { COVERED } from '../retrieval/sample-questions';
import { askInMemory } from '../tutor/ask-in-memory';
import { courseInMemory, readMarkdown } from '../tutor/course-in-memory';
import { type Figure, quantile } from './figure';

const QUESTIONS = 40;
/** Exercises that a learner has open: none, those of a lesson, and what gathers in a term. */
const OPEN = [0, 5, 50];

/** What the tutor adds: before a model is asked, and to a whole answer, on the sample course with more and more exercises open. */
export async function benchTutor(): Promise<Figure[]> {
  const course = await courseInMemory('Sample', await readMarkdown(sampleCourseFolder));
  try {
    const figures: Figure[] = [];
    for (const open of OPEN) {
      const exercises = course.items.slice(0, open).map((item) => ({ item, hintsShown: 0, tries: [] }));
      const [before, whole, without]: [number[], number[], number[]] = [[], [], []];
      for (const { question } of COVERED.slice(0, QUESTIONS)) {
        const began = performance.now();
        const serving = scriptedServing((job) => {
          if (job.prompt.name !== 'tutor-answer') return { failure: 'not_configured' };
          before.push(performance.now() - began);
          return { text: firstSentence(job) };
        });
        whole.push(
          (await askInMemory(course, { serving, grounding: createGrounding() }, { question, exercises })).milliseconds,
        );
        const alone = { serving: scriptedServing([]), grounding: createGrounding() };
        without.push((await askInMemory(course, alone, { question, exercises })).milliseconds);
      }
      const reference = { what: 'a whole answer without a model', value: quantile(without, 0.5) };
      const what = `tutor, ${open} exercises open, median of ${before.length} questions`;
      figures.push(
        {
          what: `${what}: until a model is asked`,
          value: quantile(before, 0.5),
          unit: 'ms',
          aim: '< 60 ms',
          reference,
        },
        {
          what: `${what}: a whole answer but for the model’s time`,
          value: quantile(whole, 0.5),
          unit: 'ms',
          reference,
        },
      );
    }
    return figures;
  } finally {
    await course.close();
  }
}
