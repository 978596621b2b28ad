import type { ConceptMap } from '@/features/concepts/contract';
import type { SchoolClass } from '@/features/identity/contract';
import type { PickableConcept } from '@/features/paths/ui/concept-picker';
import type { TaughtClass } from '@/features/paths/ui/path-form';
import { allPages } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';

/** Concepts of a course that a path can lead to, in its order. */
export async function pickableConcepts(courseId: string): Promise<PickableConcept[]> {
  const map = await pageApi<ConceptMap>(`/courses/${courseId}/map`);
  return map.concepts
    .filter(({ hidden, chunkCount }) => !hidden && chunkCount > 0)
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, name, aliases, mode }) => ({ id, name, aliases, mode }));
}

/** Classes of the course that the reader teaches: only they show a code. */
export async function taughtClasses(courseId: string): Promise<TaughtClass[]> {
  return (await allPages<SchoolClass>(pageApi, '/classes'))
    .filter((each) => each.courseId === courseId && each.joinCode !== null)
    .map(({ id, name }) => ({ id, name }));
}
