'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useToast } from '@/ui/overlays/toast';
import { toProblem } from '@/ui/problem';
import type { ConceptMap } from '../../contract';
import type { Decision } from '../../history/contract';
import type { MapConcept, ReadersStandings } from '../map-graph';
import { decidedOn } from '../review/proposals';
import { useEditWords } from './use-edit-words';
import { useLiveMap } from './use-live-map';
import { useReason, useRefusal } from './use-reason';

/** One change: how it is asked for, and what to say when done. */
interface Change {
  path: string;
  method?: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  body?: unknown;
  said: string;
  /** The revision that its form was opened at; left out: that of the screen. */
  seen?: number;
  /** The reason is shown by the form. */
  inForm?: boolean;
}

export type MapEdits = ReturnType<typeof useMapEdits>;

/**
 * A teacher's changes to the map. Each goes to the server at once with the revision that the screen shows, then the map is
 * fetched anew, and a message says what happened and takes it back. The functions give true, or the reason as the end of a
 * sentence; a reason is also shown as a message unless the caller shows it in its form.
 */
export function useMapEdits(courseId: string, first: ConceptMap, editable: boolean, reader?: ReadersStandings) {
  const t = useTranslations('map.edit');
  const common = useTranslations('common');
  const toast = useToast();
  const reasonOf = useReason();
  const refusalOf = useRefusal();
  const words = useEditWords();
  const { graph, news, refresh, look } = useLiveMap(courseId, first, editable, reader);
  const [busy, setBusy] = useState(false);
  const nameOf = (id: string) => graph.byId.get(id)?.name ?? '';
  const at = (path: string, revision: number) => `/courses/${courseId}/${path}?expectedRevision=${revision}`;

  async function perform({ path, method, body, said, seen, inForm }: Change): Promise<true | string> {
    setBusy(true);
    try {
      await api(at(path, seen ?? graph.revision), { method, body });
      const { undo } = await refresh();
      const action = undo ? { label: common('undo'), run: () => void goBack('undo', undo.id) } : undefined;
      toast({ text: said, ...(action ? { action } : {}) });
      return true;
    } catch (thrown) {
      return refused(thrown, inForm);
    } finally {
      setBusy(false);
    }
  }

  function refused(thrown: unknown, inForm = false): string {
    const reason = reasonOf(thrown);
    // Somebody was quicker: the screen shows what they did, so that the next try knows of it.
    if (toProblem(thrown).status === 409) void refresh().catch(() => undefined);
    if (!inForm) toast({ text: t('failed', { reason }), tone: 'fault' });
    return reason;
  }

  /** Takes a change back (the last one of one's own, or the one that is named), or does it again. */
  async function goBack(way: 'undo' | 'redo', editId: string | null = null, inForm = false): Promise<true | string> {
    const next = way === 'undo' ? news.undo : news.redo;
    if (editId === null && next === null) {
      toast({ text: t(way === 'undo' ? 'nothingToUndo' : 'nothingToRedo') });
      return true;
    }
    setBusy(true);
    try {
      await api(`/courses/${courseId}/map/${way}`, { body: way === 'undo' ? { editId } : {} });
      await refresh();
      const what = next && (editId === null || editId === next.id) ? words(next) : null;
      toast({ text: what === null ? t('undoneNamed') : t(way === 'undo' ? 'undone' : 'redone', { what }) });
      return true;
    } catch (thrown) {
      return refused(thrown, inForm);
    } finally {
      setBusy(false);
    }
  }

  const concept = (id: string) => `concepts/${id}`;
  return {
    ...{ graph, news, busy, refresh, look },
    undo: () => goBack('undo'),
    /** Takes a named change back, from the history; the reason is for the caller to show. */
    takeBack: (editId: string) => goBack('undo', editId, true),
    redo: () => goBack('redo'),
    rename: ({ id, name: before }: MapConcept, name: string, seen?: number) =>
      perform({
        ...{ path: concept(id), method: 'PATCH', body: { name }, seen, inForm: true },
        said: t('renamed', { before, after: name }),
      }),
    define: ({ id, name }: MapConcept, definition: { text: string; chunkId: string } | null, seen?: number) =>
      perform({
        ...{ path: concept(id), method: 'PATCH', body: { definition }, seen, inForm: true },
        said: t('defined', { name }),
      }),
    setHidden: ({ id, name }: MapConcept, hidden: boolean) =>
      perform({
        ...{ path: concept(id), method: 'PATCH', body: { hidden } },
        said: t(hidden ? 'hidden' : 'shown', { name }),
      }),
    move: ({ id, name }: MapConcept, before: string | null) =>
      perform({
        ...{ path: concept(id), method: 'PATCH', body: { before }, inForm: true },
        said: t('moved', { name }),
      }),
    setPassages: ({ id, name }: MapConcept, chunkIds: string[], role: 'teaches' | 'excluded') =>
      perform({
        ...{ path: `${concept(id)}/passages`, method: 'PUT', body: { chunkIds, role }, inForm: true },
        said: t(role === 'teaches' ? 'assigned' : 'excluded', { name, count: chunkIds.length }),
      }),
    join: async (prerequisiteId: string, conceptId: string, inForm = false): Promise<true | string> => {
      const refusal = refusalOf(graph, prerequisiteId, conceptId);
      if (refusal !== null) {
        if (!inForm) toast({ text: t('failed', { reason: refusal }) });
        return refusal;
      }
      return perform({
        ...{ path: 'prerequisites', body: { prerequisiteId, conceptId }, inForm },
        said: t('edgeAdded', { before: nameOf(prerequisiteId), after: nameOf(conceptId) }),
      });
    },
    part: (prerequisiteId: string, conceptId: string) =>
      perform({
        ...{ path: `prerequisites/${prerequisiteId}/${conceptId}`, method: 'DELETE' },
        said: t('edgeRemoved', { before: nameOf(prerequisiteId), after: nameOf(conceptId) }),
      }),
    create: (name: string) =>
      perform({ path: 'concepts', body: { name }, inForm: true, said: t('conceptAdded', { name }) }),
    /** Only for a teacher's own concept; others are hidden. */
    remove: ({ id, name }: MapConcept) =>
      perform({ path: concept(id), method: 'DELETE', said: t('conceptRemoved', { name }) }),
    merge: ({ id, name }: MapConcept, conceptIds: string[]) =>
      perform({
        ...{ path: `${concept(id)}/merge`, body: { conceptIds }, inForm: true },
        said: t('merged', { count: conceptIds.length, name }),
      }),
    split: ({ id }: MapConcept, name: string, chunkIds: string[]) =>
      perform({
        ...{ path: `${concept(id)}/split`, body: { name, chunkIds }, inForm: true },
        said: t('splitDone', { name }),
      }),
    decide: (decision: Decision) =>
      perform({
        ...{ path: 'map/decisions', body: decision, inForm: true },
        said: t('decided', { accepted: decidedOn(decision.accept), rejected: decidedOn(decision.reject) }),
      }),
    restore: (version: { id: string; name: string }) =>
      perform({
        ...{ path: `map/versions/${version.id}/restore`, method: 'POST', inForm: true },
        said: t('restored', { name: version.name }),
      }),
  };
}
