'use client';

import { useTranslations } from 'use-intl';
import { toProblem } from '@/ui/problem';
import { type MapGraph, pathBetween } from '../map-graph';

const known = [
  'prerequisite_exists',
  'concept_not_found',
  'prerequisite_not_found',
  'concept_name_taken',
  'chunk_not_in_concept',
  'merge_with_itself',
  'chunk_not_found',
  'nothing_to_undo',
  'nothing_to_redo',
  'edit_not_found',
  'version_not_found',
  'offline',
  'forbidden',
] as const;

/** Why a change of the map failed, as the end of a sentence. */
export function useReason(): (thrown: unknown) => string {
  const t = useTranslations('map.problem');
  return (thrown) => {
    const problem = toProblem(thrown);
    const own = known.find((code) => code === problem.code);
    if (own) return t(own);
    return problem.detail && problem.status >= 400 && problem.status < 500 ? problem.detail : t('other');
  };
}

/** Why a line from one concept to another may not be drawn, as the end of a sentence; null when it may. */
export function useRefusal(): (graph: MapGraph, prerequisiteId: string, conceptId: string) => string | null {
  const t = useTranslations('map.problem');
  return (graph, prerequisiteId, conceptId) => {
    if (prerequisiteId === conceptId) return t('itself');
    if (graph.edge(prerequisiteId, conceptId)) return t('prerequisite_exists');
    const path = pathBetween(graph, conceptId, prerequisiteId);
    if (path === null) return null;
    const [after, before] = [path[0]?.name ?? '', path.at(-1)?.name ?? ''];
    const between = path.slice(1, -1).map((concept) => concept.name);
    return between.length === 0
      ? t('prerequisite_cycle_direct', { before, after })
      : t('prerequisite_cycle', { before, after, path: between.join(' → ') });
  };
}
