import type { Decision } from '../history/contract';
import { type Editor, perform } from '../history/perform';
import { decideSuggestions } from '../propose/decide-suggestions';
import * as store from '../store';
import { edgesOf, setEdge } from '../store-state';
import type { EditDeps } from './merge';

/**
 * Accepts and rejects proposals, all in one edit that is taken back as one. An accepted line is a teacher's from then
 * on and keeps its evidence; a rejected concept is hidden; what a model proposed comes onto the map only so. What was decided already, or is gone, is skipped.
 */
export async function decide(
  editor: Editor,
  deps: EditDeps,
  { accept, reject }: Decision,
): Promise<{ accepted: number; rejected: number; skipped: number }> {
  const { tx, courseId } = editor;
  return perform(editor, [], async (journal) => {
    const conceptIds = [...new Set([...accept.conceptIds, ...reject.conceptIds])];
    await journal.watch({ concepts: conceptIds, edges: true });
    const rejectedConcepts = new Set(reject.conceptIds);
    const counts = await decideSuggestions(editor, journal, deps, {
      accept: accept.suggestionIds,
      reject: reject.suggestionIds,
    });
    const open = new Map(
      (await store.conceptsOf(tx, courseId))
        .filter((row) => !row.mergedInto && !row.removed && !row.hidden && !row.accepted)
        .map((row) => [row.id, row]),
    );
    for (const id of conceptIds.filter((each) => open.has(each))) {
      const no = rejectedConcepts.has(id);
      await store.updateConcept(tx, id, no ? { hidden: true } : { accepted: true });
      counts[no ? 'rejected' : 'accepted']++;
    }
    const proposed = new Map(
      (await edgesOf(tx, courseId))
        .filter((edge) => edge.origin === 'proposed' && edge.status === 'active')
        .map((edge) => [`${edge.prerequisiteId} ${edge.conceptId}`, edge]),
    );
    const put = async (edges: Decision['accept']['edges'], no: boolean) => {
      for (const { prerequisiteId, conceptId } of edges) {
        const edge = proposed.get(`${prerequisiteId} ${conceptId}`);
        if (!edge || !proposed.delete(`${prerequisiteId} ${conceptId}`)) continue;
        const { weight, evidence } = edge;
        await setEdge(
          tx,
          courseId,
          edge,
          no
            ? { origin: 'proposed', status: 'rejected', weight, evidence }
            : { origin: 'teacher', status: 'active', weight, evidence },
        );
        counts[no ? 'rejected' : 'accepted']++;
      }
    };
    await put(reject.edges, true);
    await put(accept.edges, false);
    const asked = [conceptIds, accept.edges, reject.edges, accept.suggestionIds, reject.suggestionIds].flat().length;
    const result = { ...counts, skipped: asked - counts.accepted - counts.rejected };
    const words = { count: counts.accepted, rejected: counts.rejected };
    return { kind: 'proposals.decide', words, result };
  });
}
