import { type Editor, perform } from '../history/perform';
import { edgesOf, setEdge } from '../store-state';
import { closesCircle, fail, requireConcept } from './shared';

/** Adds an edge by a teacher's word. @throws prerequisite_exists, prerequisite_cycle naming the ends that would close */
export async function addPrerequisite(
  editor: Editor,
  prerequisiteId: string,
  conceptId: string,
  evidence: string,
): Promise<void> {
  const { tx, courseId } = editor;
  await perform(editor, [prerequisiteId, conceptId], async (journal) => {
    const before = await requireConcept(tx, courseId, prerequisiteId);
    const after = await requireConcept(tx, courseId, conceptId);
    const active = (await edgesOf(tx, courseId)).filter((edge) => edge.status === 'active');
    const there = active.find((edge) => edge.prerequisiteId === prerequisiteId && edge.conceptId === conceptId);
    if (there?.origin === 'teacher')
      throw fail('prerequisite_exists', `“${before.name}” is a prerequisite of “${after.name}” already.`);
    if (closesCircle(active, prerequisiteId, conceptId)) {
      throw fail(
        'prerequisite_cycle',
        `“${after.name}” is itself needed for “${before.name}”, so it can’t also come after it.`,
      );
    }
    await journal.watch({ edges: true });
    const edge = { origin: 'teacher', status: 'active', weight: 1, evidence } as const;
    await setEdge(tx, courseId, { prerequisiteId, conceptId }, edge);
    return { kind: 'prerequisite.add', words: { name: before.name, other: after.name }, result: undefined };
  });
}

/** Removes an edge; it is remembered as rejected and not proposed again. @throws prerequisite_not_found */
export async function removePrerequisite(editor: Editor, prerequisiteId: string, conceptId: string): Promise<void> {
  const { tx, courseId } = editor;
  await perform(editor, [prerequisiteId, conceptId], async (journal) => {
    const edge = (await edgesOf(tx, courseId)).find(
      (each) => each.prerequisiteId === prerequisiteId && each.conceptId === conceptId && each.status === 'active',
    );
    if (!edge) throw fail('prerequisite_not_found', 'There is no such prerequisite.');
    const before = await requireConcept(tx, courseId, prerequisiteId);
    const after = await requireConcept(tx, courseId, conceptId);
    await journal.watch({ edges: true });
    const { origin, weight, evidence } = edge;
    await setEdge(tx, courseId, edge, { origin, weight, evidence, status: 'rejected' });
    return { kind: 'prerequisite.remove', words: { name: before.name, other: after.name }, result: undefined };
  });
}
