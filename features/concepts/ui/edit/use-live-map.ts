'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { usePolling } from '@/platform/http/use-polling';
import { useToast } from '@/ui/overlays/toast';
import type { ConceptMap } from '../../contract';
import type { MapEdit, MapNews } from '../../history/contract';
import { type MapGraph, mapGraph, type ReadersStandings } from '../map-graph';
import { useEditWords } from './use-edit-words';

/** How often a teacher's screen asks what others did. */
const EVERY_MS = 4000;

/**
 * The map as it is, kept up to date while a teacher has it open: what others change shows by itself and is said in a
 * message. `refresh` fetches it after a change of one's own; the open forms keep what is typed in them.
 */
export function useLiveMap(courseId: string, first: ConceptMap, editable: boolean, reader?: ReadersStandings) {
  const t = useTranslations('map.live');
  const toast = useToast();
  const words = useEditWords();
  const [graph, setGraph] = useState<MapGraph>(() => mapGraph(first, reader));
  const revision = useRef(first.revision);
  const openId = useRef<string | null>(null);
  const load = useCallback(
    (signal?: AbortSignal) => {
      const at = openId.current === null ? '' : `&at=${openId.current}`;
      return api<MapNews>(`/courses/${courseId}/map/news?since=${revision.current}${at}`, { signal });
    },
    [courseId],
  );
  const nothing: MapNews = { revision: first.revision, edits: [], others: [], undo: null, redo: null };
  const { latest: news, set } = usePolling<MapNews>(load, nothing, { active: () => editable, everyMs: EVERY_MS });

  const tell = (edits: readonly MapEdit[]) => {
    const last = edits.at(-1);
    if (!last) return;
    const who = last.by.name ?? t('somebody');
    toast({ text: t('did', { who, what: words(last), more: edits.length - 1 }) });
  };
  async function refresh(): Promise<MapNews> {
    const [map, fresh] = await Promise.all([api<ConceptMap>(`/courses/${courseId}/map`), load()]);
    revision.current = map.revision;
    setGraph(mapGraph(map, reader));
    set(fresh);
    tell(fresh.edits);
    return fresh;
  }
  const latest = useRef({ refresh });
  useEffect(() => {
    latest.current = { refresh };
  });
  useEffect(() => {
    if (editable) void load().then(set, () => undefined);
  }, [editable, load, set]);
  useEffect(() => {
    // What fails here is tried again with the next news.
    if (news.revision > revision.current) void latest.current.refresh().catch(() => undefined);
  }, [news.revision]);
  const look = useCallback((conceptId: string | null) => {
    openId.current = conceptId;
  }, []);
  return { graph, news, refresh, look };
}
