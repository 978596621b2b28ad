import { type Client, signedIn } from '@/e2e/support/api-client';
import type { BenchContext, Figure } from './figure';
import { quantile } from './figure';

const LEARNERS = 50;
const EVERY_MS = 2000;
const ROUNDS = 10;
const SATURATION_MS = 10_000;
const password = 'a password for the bench';

interface Presented {
  id: string;
  body: { kind: string; options?: { id: string }[] };
}

/** Attempts over HTTP with transaction and mastery: 50 learners every two seconds, then as many as it takes. */
export async function benchAttempts(context: BenchContext): Promise<Figure[]> {
  const courseId = [...context.courses.values()].at(-1);
  if (!courseId) throw new Error('no course');
  const schoolClass = await context.owner.post<{ joinCode: string }>('/classes', { name: 'Bench', courseId });
  const learners: Client[] = [];
  for (let i = 0; i < LEARNERS; i++) {
    const joined = { joinCode: schoolClass.joinCode, name: `Learner ${i}`, email: `bench-${i}@example.org`, password };
    learners.push(await signedIn(context.meno.url, '/api/v1/join', joined));
  }
  const paced = await Promise.all(learners.map((learner) => present(learner, courseId, ROUNDS + 3)));
  const latencies = await answerAtPace(learners, paced);
  const supply = await Promise.all(learners.map((learner) => present(learner, courseId, 160)));
  const rate = await saturate(learners, supply);
  const plain = await requestRate(context);
  return [
    { what: `attempt, ${LEARNERS} learners every 2 s, median`, value: quantile(latencies, 0.5), unit: 'ms' },
    {
      what: `attempt, ${LEARNERS} learners every 2 s, 95th percentile of ${latencies.length}`,
      value: quantile(latencies, 0.95),
      unit: 'ms',
      aim: '< 25 ms',
    },
    {
      what: 'attempts at saturation (client, server, database on the same cores)',
      value: rate,
      unit: '/s',
      aim: '≥ 400 /s',
      reference: { what: 'GET /healthz, same client', value: plain },
    },
  ];
}

async function present(learner: Client, courseId: string, count: number): Promise<Presented[]> {
  const concepts = await learner.get<{ items: { id: string; itemCount: number }[] }>(
    `/courses/${courseId}/concepts?limit=200`,
  );
  const presented: Presented[] = [];
  while (presented.length < count) {
    for (const concept of concepts.items.filter((each) => each.itemCount > 0)) {
      if (presented.length >= count) break;
      const page = await learner.post<{ items: Presented[] }>(`/courses/${courseId}/presentations`, {
        conceptId: concept.id,
        count: Math.min(10, count - presented.length),
      });
      presented.push(...page.items);
    }
  }
  return presented;
}

async function answerAtPace(learners: Client[], presented: Presented[][]): Promise<number[]> {
  const latencies: number[] = [];
  const began = performance.now();
  await Promise.all(
    learners.map(async (learner, i) => {
      for (let round = 0; round < ROUNDS + 3; round++) {
        const due = round * EVERY_MS + (i * EVERY_MS) / learners.length;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - (performance.now() - began))));
        const item = presented[i]?.[round];
        if (!item) continue;
        const sent = performance.now();
        await attempt(learner, item);
        // The first rounds warm the code up.
        if (round >= 3) latencies.push(performance.now() - sent);
      }
    }),
  );
  return latencies;
}

async function saturate(learners: Client[], supply: Presented[][]): Promise<number> {
  let [done, running] = [0, true];
  const began = performance.now();
  setTimeout(() => {
    running = false;
  }, SATURATION_MS);
  await Promise.all(
    learners.map(async (learner, i) => {
      for (const item of supply[i] ?? []) {
        if (!running) return;
        await attempt(learner, item);
        done += 1;
      }
    }),
  );
  return (done * 1000) / (performance.now() - began);
}

async function requestRate(context: BenchContext): Promise<number> {
  let done = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: LEARNERS }, async () => {
      while (performance.now() - began < 3000) {
        await (await fetch(`${context.meno.url}/healthz`)).text();
        done += 1;
      }
    }),
  );
  return (done * 1000) / (performance.now() - began);
}

async function attempt(learner: Client, { id, body }: Presented): Promise<void> {
  const { kind, options } = body;
  const response =
    kind === 'choice' || kind === 'truth'
      ? { kind, optionId: options?.[0]?.id ?? '' }
      : kind === 'ordering'
        ? { kind, order: [] }
        : kind === 'matching'
          ? { kind, pairs: {} }
          : { kind, text: '17' };
  await learner.post(`/presentations/${id}/attempts`, { response, elapsedMs: 1000 });
}
