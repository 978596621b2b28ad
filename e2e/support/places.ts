import type { Concept } from '@/features/concepts/contract';
import type { CreateExperiment, ExperimentDetail } from '@/features/experiments/contract';
import type { Explanation } from '@/features/explain-back/contract';
import type { SchoolClass } from '@/features/identity/contract';
import type { Lesson } from '@/features/lessons/contract';
import type { Course } from '@/features/library/contract';
import type { Path } from '@/features/paths/contract';
import type { BankItem, ItemKey, Presentation } from '@/features/practice/contract';
import { keysOf } from './answers';
import { type Client, ingested, upload } from './api-client';
import type { School } from './school';
import { bringIn, STANDARDS } from './standards';

/** Where the screens of a school at work stand. */
export interface Places {
  course: Course;
  concept: Concept;
  lessonId: string;
  /** A finished explanation of the learner's. */
  explanationId: string;
  /** A path of the learner's own, and one set for their class. */
  pathId: string;
  classPathId: string;
  /** Of how lessons teach; it runs. */
  experimentId: string;
  sourceId: string;
  chunkId: string;
  itemId: string;
  /** A framework that the course is held against, with proposals. */
  frameworkId: string;
  /** The right answers, by item. */
  keys: Map<string, ItemKey>;
}

/** Lets a learner and the owner do a little of everything, so that no screen is bare. */
export async function makePlaces({ owner, course }: School, learner: Client): Promise<Places> {
  const base = `/courses/${course.id}`;
  const concepts = await owner.get<{ items: Concept[] }>(`${base}/concepts?limit=200`);
  const [concept] = concepts.items
    .filter((each) => each.itemCount >= 5)
    .toSorted((a, b) => b.chunkCount - a.chunkCount || a.position - b.position);
  if (!concept) throw new Error('no concept with five questions');
  const lesson = await learner.post<Lesson>(`${base}/lessons`, { conceptId: concept.id });
  const citation = lesson.sections[0]?.blocks[0]?.citations[0];
  const items = await owner.get<{ items: BankItem[] }>(`${base}/items?limit=50`);
  await answerSome(learner, `${base}/presentations`, concept.id);
  const explanationId = await explainBadly(learner, base, concept);
  const frameworkId = await holdAgainst(owner, base);
  const pathId = (await learner.post<Path>(`${base}/paths`, { targetIds: [concept.id] })).id;
  const classPathId = await setForClass(owner, base, concepts.items);
  const experimentId = await beginExperiment(owner, base);
  // One file that can't be read: its reason stands in the list.
  const broken = await upload(owner, course.id, [{ path: 'notes/empty-notes.md', bytes: '' }]);
  await ingested(owner, course.id, broken.id);
  return {
    course,
    concept,
    lessonId: lesson.id,
    explanationId,
    ...{ pathId, classPathId, experimentId },
    sourceId: citation?.sourceId ?? '',
    chunkId: citation?.chunkId ?? '',
    itemId: items.items[0]?.id ?? '',
    frameworkId,
    keys: await keysOf(owner, course.id),
  };
}

/** The course's last concepts, for the whole class, due on a day that is past. */
async function setForClass(owner: Client, base: string, concepts: readonly Concept[]): Promise<string> {
  const classes = await owner.get<{ items: SchoolClass[] }>('/classes');
  const { id: classId } = classes.items.find(({ courseId }) => base.endsWith(courseId)) ?? { id: null };
  const targetIds = concepts
    .filter(({ chunkCount }) => chunkCount > 0)
    .slice(-3)
    .map(({ id }) => id);
  return (
    await owner.post<Path>(`${base}/paths`, { classId, targetIds, title: 'Before the exam', dueOn: '2026-01-31' })
  ).id;
}

/** Two ways of teaching side by side. */
export async function beginExperiment(owner: Client, base: string): Promise<string> {
  const plan: CreateExperiment = {
    title: 'Worked examples or questions first?',
    subject: 'approach',
    arms: [
      { share: 1, settings: { subject: 'approach', approach: 'worked_example' } },
      { share: 1, settings: { subject: 'approach', approach: 'socratic' } },
    ],
    outcome: 'first_answers',
    guards: { time: 0.25 },
    worthwhile: 0.1,
    mostLearners: 100,
    latestEnd: new Date(Date.now() + 42 * 24 * 3600 * 1000).toISOString(),
  };
  const { id } = await owner.post<ExperimentDetail>(`${base}/experiments`, plan);
  await owner.post(`${base}/experiments/${id}/start`);
  return id;
}

async function holdAgainst(owner: Client, base: string): Promise<string> {
  const id = await bringIn(owner, STANDARDS);
  const response = await owner.raw(`${base}/frameworks/${id}`, {
    method: 'PUT',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return id;
}

/** An explanation that leaves most open, ended without an answer to the question that follows. */
async function explainBadly(learner: Client, base: string, concept: Concept): Promise<string> {
  const { id } = await learner.post<Explanation>(`${base}/concepts/${concept.id}/explanations`);
  const text = `I think that ${concept.name} is something that people have to know because it keeps them safe at work.`;
  await learner.post(`/explanations/${id}/turns`, { text, turn: 0 });
  return (await learner.post<Explanation>(`/explanations/${id}/finish`)).id;
}

/** A few answers, right or not: the estimate and the evidence behind it. */
async function answerSome(learner: Client, path: string, conceptId: string): Promise<void> {
  const asked = await learner.post<{ items: Presentation[] }>(path, { conceptId, count: 4 });
  for (const question of asked.items) await answerAnyhow(learner, question);
}

/** Some answer of the right form, right or not. */
export async function answerAnyhow(learner: Client, { id, body }: Presentation): Promise<void> {
  const response =
    body.kind === 'choice' || body.kind === 'truth'
      ? { kind: body.kind, optionId: body.options[0]?.id }
      : body.kind === 'ordering'
        ? { kind: body.kind, order: body.steps.map((step) => step.id) }
        : body.kind === 'matching'
          ? { kind: body.kind, pairs: {} }
          : { kind: body.kind, text: '17' };
  await learner.post(`/presentations/${id}/attempts`, { response });
}
