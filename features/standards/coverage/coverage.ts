import type { ConceptsPort } from '@/features/concepts/contract';
import type { Tx } from '@/platform/database/transaction';
import type { Coverage, CoverageRow, CoverageState, CoverageTotal, Framework } from '../contract';
import { inSchoolOrder } from '../frameworks/show';
import type { StandardRow } from '../frameworks/store';
import { groupBy } from '../group-by';
import { standardsOf, tagStates } from '../tags/store';
import * as store from './store';

export interface CoverageInput {
  courseId: string;
  framework: Framework;
  levels: string[];
  strandIds: string[];
}

/**
 * A course held against a framework. What a standard is covered by: the concepts that carry it, with all passages that teach them and all
 * exercises on them, and passages, sources and exercises that carry it themselves. Only what has nothing under it is asked of a course,
 * and withdrawn standards only where something carries them.
 */
export async function coverageOf(
  tx: Tx,
  concepts: Pick<ConceptsPort<Tx>, 'teachingConcepts'>,
  input: CoverageInput,
): Promise<Coverage> {
  const { courseId, framework, levels, strandIds } = input;
  const all = await standardsOf(tx, framework.id, input);
  const carried = await carriers(tx, concepts, courseId, framework.id);
  const learners = await store.learnersOf(tx, courseId, framework.id);
  const rows = all
    .map((standard) => carried.rowOf(standard, learners.get(standard.id) ?? { begun: 0, known: 0 }))
    .filter(({ leaf, row }) => (row.withdrawn ? row.state !== 'gap' : leaf || row.state !== 'gap'))
    .map(({ row }) => row);
  const counted = rows.filter(({ withdrawn }) => !withdrawn);
  const tops = new Map(all.filter(({ depth }) => depth === 0).map((standard) => [standard.id, standard]));
  const strands = [...new Set(counted.map(({ strandId }) => strandId))];
  const named = inSchoolOrder([...new Set(counted.flatMap((row) => row.levels))]);
  return {
    ...{ framework, levels, strandIds, rows, total: totalOf(counted) },
    byStrand: strands.map((id) => ({
      ...{ id, code: tops.get(id)?.code ?? '', name: tops.get(id)?.statement ?? '' },
      ...totalOf(counted.filter((row) => row.strandId === id)),
    })),
    byLevel: named
      .filter((level) => levels.length === 0 || levels.includes(level))
      .map((level) => ({ level, ...totalOf(counted.filter((row) => row.levels.includes(level))) })),
  };
}

function totalOf(rows: readonly CoverageRow[]): CoverageTotal {
  const count = (state: CoverageState) => rows.filter((row) => row.state === state).length;
  const [practised, taught, onlyPractised, gap] = [
    count('practised'),
    count('taught'),
    count('only_practised'),
    count('gap'),
  ];
  return { total: rows.length, practised, taught, onlyPractised, gap };
}

async function carriers(
  tx: Tx,
  port: Pick<ConceptsPort<Tx>, 'teachingConcepts'>,
  courseId: string,
  frameworkId: string,
) {
  const tags = groupBy(await tagStates(tx, courseId, frameworkId), ({ standardId }) => standardId);
  const concepts = new Map((await port.teachingConcepts(tx, courseId)).map((concept) => [concept.id, concept]));
  const chunks = await store.chunkKeys(tx, courseId);
  const bySource = groupBy(chunks, ({ sourceId }) => sourceId);
  const items = await store.itemsInUse(tx, courseId);
  const onConcept = groupBy(items, ({ conceptId }) => conceptId);
  const onChunk = groupBy(items, ({ chunkId }) => chunkId ?? '');
  const inUse = new Set(items.map(({ id }) => id));

  function rowOf(standard: StandardRow, learners: CoverageRow['learners']): { leaf: boolean; row: CoverageRow } {
    const own = tags.get(standard.id) ?? [];
    const accepted = own.filter(({ state }) => state === 'accepted');
    const chunkIds = new Set<string>();
    const itemIds = new Set<string>();
    const names: CoverageRow['concepts'] = [];
    for (const { targetKind, targetId, targetHash } of accepted) {
      if (targetKind === 'concept') {
        const concept = concepts.get(targetId);
        if (!concept || concept.hidden || names.some(({ id }) => id === concept.id)) continue;
        names.push({ id: concept.id, name: concept.name });
        for (const { id } of concept.chunks) chunkIds.add(id);
        for (const { id } of onConcept.get(concept.id) ?? []) itemIds.add(id);
      } else if (targetKind === 'item') {
        if (inUse.has(targetId)) itemIds.add(targetId);
      } else {
        const whole = targetKind === 'source';
        for (const chunk of bySource.get(targetId) ?? []) {
          if (!whole && chunk.hash !== targetHash) continue;
          chunkIds.add(chunk.id);
          for (const { id } of onChunk.get(chunk.id) ?? []) itemIds.add(id);
        }
      }
    }
    const { id: standardId, code, statement, levels, strandId, withdrawn, leaf } = standard;
    const state: CoverageState =
      chunkIds.size > 0 ? (itemIds.size > 0 ? 'practised' : 'taught') : itemIds.size > 0 ? 'only_practised' : 'gap';
    const proposedCount = own.filter((tag) => tag.state === 'proposed').length;
    const row = {
      standardId,
      code,
      statement,
      levels,
      strandId,
      withdrawn,
      state,
      concepts: names,
      proposedCount,
      learners,
    };
    return { leaf, row: { ...row, chunkCount: chunkIds.size, itemCount: itemIds.size } };
  }
  return { rowOf };
}
