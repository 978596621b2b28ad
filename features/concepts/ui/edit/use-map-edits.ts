'use client';

import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useToast } from '@/ui/overlays/toast';
import type { Concept, ConceptMap, ConceptPassage } from '../../contract';
import { type MapConcept, type MapGraph, mapGraph } from '../map-graph';
import { useReason, useRefusal } from './use-reason';

/** One change: what it does, what to say when done, and how to take it back. */
interface Change<T> {
  work: () => Promise<T>;
  said: string;
  undo?: (made: T) => Promise<unknown>;
}

export type MapEdits = ReturnType<typeof useMapEdits>;

/**
 * A teacher's changes to the map. Each goes to the server at once, then the map is fetched anew (levels and neighbours
 * may have changed), and a message says what happened and takes it back where that can be done. The functions give true,
 * or the reason as the end of a sentence; a reason is also shown as a message unless the caller shows it in its form.
 */
export function useMapEdits(courseId: string, first: ConceptMap) {
  const t = useTranslations('map.edit');
  const common = useTranslations('common');
  const toast = useToast();
  const reasonOf = useReason();
  const refusalOf = useRefusal();
  const [graph, setGraph] = useState<MapGraph>(() => mapGraph(first));
  const [busy, setBusy] = useState(false);
  const at = `/courses/${courseId}`;

  const reload = useCallback(async () => setGraph(mapGraph(await api<ConceptMap>(`${at}/map`))), [at]);

  async function perform<T>(change: Change<T>, inForm = false): Promise<true | string> {
    setBusy(true);
    try {
      const made = await change.work();
      await reload();
      const { undo } = change;
      toast({
        text: change.said,
        ...(undo ? { action: { label: common('undo'), run: () => void takeBack(() => undo(made)) } } : {}),
      });
      return true;
    } catch (thrown) {
      const reason = reasonOf(thrown);
      if (!inForm) toast({ text: t('failed', { reason }), tone: 'fault' });
      return reason;
    } finally {
      setBusy(false);
    }
  }

  async function takeBack(work: () => Promise<unknown>) {
    try {
      await work();
      await reload();
    } catch (thrown) {
      toast({ text: t('failed', { reason: reasonOf(thrown) }), tone: 'fault' });
    }
  }

  const patch = (id: string, body: { name?: string; hidden?: boolean }) =>
    api<Concept>(`${at}/concepts/${id}`, { method: 'PATCH', body });
  const putEdge = (prerequisiteId: string, conceptId: string) =>
    api(`${at}/prerequisites`, { body: { prerequisiteId, conceptId } });
  const dropEdge = (prerequisiteId: string, conceptId: string) =>
    api(`${at}/prerequisites/${prerequisiteId}/${conceptId}`, { method: 'DELETE' });
  const nameOf = (id: string) => graph.byId.get(id)?.name ?? '';

  return {
    graph,
    busy,
    rename: (concept: MapConcept, name: string) =>
      perform(
        {
          work: () => patch(concept.id, { name }),
          said: t('renamed', { before: concept.name, after: name }),
          undo: () => patch(concept.id, { name: concept.name }),
        },
        true,
      ),
    setHidden: (concept: MapConcept, hidden: boolean) =>
      perform({
        work: () => patch(concept.id, { hidden }),
        said: t(hidden ? 'hidden' : 'shown', { name: concept.name }),
        undo: () => patch(concept.id, { hidden: !hidden }),
      }),
    join: async (prerequisiteId: string, conceptId: string, inForm = false) => {
      const refusal = refusalOf(graph, prerequisiteId, conceptId);
      if (refusal !== null) {
        if (!inForm) toast({ text: t('failed', { reason: refusal }) });
        return refusal;
      }
      return perform(
        {
          work: () => putEdge(prerequisiteId, conceptId),
          said: t('edgeAdded', { before: nameOf(prerequisiteId), after: nameOf(conceptId) }),
          undo: () => dropEdge(prerequisiteId, conceptId),
        },
        inForm,
      );
    },
    part: (prerequisiteId: string, conceptId: string) =>
      perform({
        work: () => dropEdge(prerequisiteId, conceptId),
        said: t('edgeRemoved', { before: nameOf(prerequisiteId), after: nameOf(conceptId) }),
        undo: () => putEdge(prerequisiteId, conceptId),
      }),
    create: (name: string) =>
      perform(
        {
          work: () => api<Concept>(`${at}/concepts`, { body: { name } }),
          said: t('conceptAdded', { name }),
          undo: (made) => api(`${at}/concepts/${made.id}`, { method: 'DELETE' }),
        },
        true,
      ),
    /** Only for a teacher's own concept; others are hidden. Taken back, it stands again with its passages and lines. */
    remove: (concept: MapConcept) => {
      const [needs, leads] = [graph.needs(concept.id), graph.leadsTo(concept.id)];
      return perform({
        work: async () => {
          const { items } = await api<{ items: ConceptPassage[] }>(`${at}/concepts/${concept.id}/passages`);
          await api(`${at}/concepts/${concept.id}`, { method: 'DELETE' });
          return items.map((passage) => passage.chunkId);
        },
        said: t('conceptRemoved', { name: concept.name }),
        undo: async (chunkIds) => {
          // The server keeps a concept on which learners have evidence, out of sight: then showing it is enough.
          const kept = await patch(concept.id, { hidden: false }).catch(() => null);
          if (kept) return;
          const { id } = await api<Concept>(`${at}/concepts`, { body: { name: concept.name, chunkIds } });
          for (const need of needs) await putEdge(need.id, id);
          for (const lead of leads) await putEdge(id, lead.id);
        },
      });
    },
    merge: (concept: MapConcept, conceptIds: string[]) =>
      perform(
        {
          work: () => api<Concept>(`${at}/concepts/${concept.id}/merge`, { body: { conceptIds } }),
          said: t('merged', { count: conceptIds.length, name: concept.name }),
        },
        true,
      ),
    split: (concept: MapConcept, name: string, chunkIds: string[]) =>
      perform(
        {
          work: () => api<Concept>(`${at}/concepts/${concept.id}/split`, { body: { name, chunkIds } }),
          said: t('splitDone', { name }),
        },
        true,
      ),
  };
}
