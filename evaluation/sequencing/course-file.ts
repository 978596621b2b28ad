import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type CourseGraph, CourseGraphError, createCourseGraph, type Edge } from '@/core/sequencing/course-graph';
import { InputError } from '../input/input-error';
import { openFile } from '../input/open-file';

/** A course as its graph: `edges` are pairs [prerequisite, concept] of places in `concepts`, from 0. */
const courseFile = z.object({
  course: z.string().min(1).optional(),
  concepts: z.array(z.string().min(1)).min(1),
  edges: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
});

export interface NamedCourse {
  course: string;
  concepts: readonly string[];
  edges: number;
  graph: CourseGraph;
}

/**
 * Reads a course graph from a JSON file, plain or gzip.
 * @throws InputError for a file that can't be read, isn't JSON of this form, names concepts that aren't there, or has a cycle.
 */
export async function readCourse(file: string): Promise<NamedCourse> {
  const content = await text(await openFile(file));
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch {
    throw new InputError(file, null, 'this is not JSON');
  }
  return namedCourse(file, data);
}

/** @param source file that an error names, and the course's name where it gives none. */
export function namedCourse(source: string, data: unknown): NamedCourse {
  const parsed = courseFile.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.length ? `${issue.path.join('.')}: ` : '';
    throw new InputError(source, null, `${place}${issue?.message ?? 'not a course graph'}`);
  }
  const { course, concepts, edges } = parsed.data;
  const stray = edges.findIndex((edge) => edge.some((concept) => concept >= concepts.length));
  if (stray >= 0) {
    const reason = `names a concept that is not among the ${concepts.length} (they count from 0)`;
    throw new InputError(source, null, `edges.${stray}: [${edges[stray]?.join(', ')}] ${reason}`);
  }
  const graph = graphOf(source, concepts, edges);
  return { course: course ?? source, concepts, edges: graph.prerequisites.length, graph };
}

function graphOf(source: string, concepts: readonly string[], edges: readonly Edge[]): CourseGraph {
  try {
    return createCourseGraph(concepts.length, edges);
  } catch (error) {
    if (!(error instanceof CourseGraphError) || error.code !== 'cycle') throw error;
    const names = [...error.cycle, ...error.cycle.slice(0, 1)].map((concept) => concepts[concept] ?? '');
    throw new InputError(source, null, `prerequisites go in a circle: ${names.join(' → ')}`);
  }
}
