import type { Concept } from '@/features/concepts/contract';
import type { LearnerModels } from '@/features/mastery/model/contract';
import type { Presentation } from '@/features/practice/contract';
import { type Client, signedIn } from './api-client';
import { answerAnyhow, type Places } from './places';

const LEARNERS = 12;
const CONCEPTS = 4;
const ANSWERS_EACH = 5;

/** A dozen learners answer a few questions each: enough for a first version of the learner model, which is then fitted. */
export async function classAtWork(url: string, owner: Client, code: string, { course }: Places): Promise<void> {
  const concepts = await owner.get<{ items: Concept[] }>(`/courses/${course.id}/concepts?limit=200`);
  const asked = concepts.items.filter(({ itemCount }) => itemCount >= ANSWERS_EACH).slice(0, CONCEPTS);
  for (let i = 0; i < LEARNERS; i++) {
    const person = {
      name: `Learner ${i + 1}`,
      email: `learner-${i + 1}@example.org`,
      password: 'a pencil and some paper',
    };
    const learner = await signedIn(url, '/api/v1/join', { joinCode: code, ...person });
    for (const { id } of asked) {
      const presented = await learner.post<{ items: Presentation[] }>(`/courses/${course.id}/presentations`, {
        conceptId: id,
        count: ANSWERS_EACH,
      });
      for (const question of presented.items) await answerAnyhow(learner, question);
    }
  }
  await owner.post('/learner-models/runs');
  for (;;) {
    const { runs } = await owner.get<LearnerModels>('/learner-models');
    if (runs.every(({ finishedAt }) => finishedAt !== null)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
