import type { Concept } from '@/features/concepts/contract';
import type { LearnerModels } from '@/features/mastery/model/contract';
import type { Presentation } from '@/features/practice/contract';
import { type Client, signedIn } from './api-client';
import { answerAnyhow } from './places';

const LEARNERS = 20;
const CONCEPTS = 2;
const ANSWERS_EACH = 6;

/** Twenty learners answer a few questions each: enough for a first version of the learner model. */
export async function classAtWork(url: string, code: string, courseId: string): Promise<void> {
  for (let i = 0; i < LEARNERS; i++) {
    const person = {
      name: `Learner ${i + 1}`,
      email: `learner-${i + 1}@example.org`,
      password: 'a pencil and some paper',
    };
    await answerSome(await signedIn(url, '/api/v1/join', { joinCode: code, ...person }), courseId);
  }
}

/** A few answers on the first concepts that have enough questions. */
export async function answerSome(learner: Client, courseId: string): Promise<void> {
  const { items } = await learner.get<{ items: Concept[] }>(`/courses/${courseId}/concepts?limit=200`);
  for (const { id } of items.filter(({ itemCount }) => itemCount >= ANSWERS_EACH).slice(0, CONCEPTS)) {
    const presented = await learner.post<{ items: Presentation[] }>(`/courses/${courseId}/presentations`, {
      conceptId: id,
      count: ANSWERS_EACH,
    });
    for (const question of presented.items) await answerAnyhow(learner, question);
  }
}

/** Waits until the learner model is fitted: to answers that no night has seen yet, Meno fits it as it starts. */
export async function fittedModel(owner: Client): Promise<void> {
  for (;;) {
    const { runs } = await owner.get<LearnerModels>('/learner-models');
    if (runs.length === 0) await owner.post('/learner-models/runs');
    else if (runs.every(({ finishedAt }) => finishedAt !== null)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
