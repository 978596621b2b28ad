import type { BenchContext, Figure } from './figure';
import { quantile } from './figure';

const CONCEPTS = 40;

/** `POST lessons` over HTTP (compose, store, exercises, HTML), beside reading a stored one again. */
export async function benchLessons(context: BenchContext): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [title, courseId] of context.courses) {
    const concepts = await context.owner.get<{ items: { id: string; chunkCount: number }[] }>(
      `/courses/${courseId}/concepts?limit=200`,
    );
    const [composed, read]: [number[], number[]] = [[], []];
    for (const concept of concepts.items.filter((each) => each.chunkCount > 0).slice(0, CONCEPTS)) {
      for (let time = 0; time < 2; time++) {
        const began = performance.now();
        const lesson = await context.owner
          .post<{ id: string }>(`/courses/${courseId}/lessons`, { conceptId: concept.id })
          .catch(() => null);
        if (!lesson) continue;
        composed.push(performance.now() - began);
        const again = performance.now();
        await context.owner.get(`/courses/${courseId}/lessons/${lesson.id}`);
        read.push(performance.now() - again);
      }
    }
    const reference = { what: 'reading it again', value: quantile(read, 0.5) };
    figures.push({
      what: `compose a lesson, ${title}, median of ${composed.length}`,
      value: quantile(composed, 0.5),
      unit: 'ms',
      aim: '< 150 ms',
      reference,
    });
    figures.push({ what: `compose a lesson, ${title}, 95th percentile`, value: quantile(composed, 0.95), unit: 'ms' });
  }
  return figures;
}
