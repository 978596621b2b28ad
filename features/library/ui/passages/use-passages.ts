'use client';

import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useToast } from '@/ui/overlays/toast';
import type { InspectedPassage } from '../../inspect/contract';
import { PASSAGES_A_PAGE } from './page-size';

interface Page {
  items: InspectedPassage[];
  total: number;
}

export type PassageAct = 'pin' | 'unpin' | 'hide' | 'show' | 'join' | { split: number[] };

const DONE = {
  pin: 'pinnedDone',
  unpin: 'unpinnedDone',
  hide: 'hiddenDone',
  show: 'shownDone',
  join: 'joinedDone',
  split: 'splitDone',
} as const;
const UNDO = { pin: 'unpin', unpin: 'pin', hide: 'show', show: 'hide' } as const;

/** Passages of a source and what is done to them: each is said, and what can be taken back has its way back beside it. */
export function usePassages(courseId: string, sourceId: string, first: Page, from: number) {
  const t = useTranslations('passages');
  const common = useTranslations('common');
  const toast = useToast();
  const [page, setPage] = useState(first);
  const [working, setWorking] = useState<string | null>(null);
  useEffect(() => setPage(first), [first]);

  const reload = useCallback(async () => {
    const query = `from=${from}&limit=${PASSAGES_A_PAGE}`;
    setPage(await api<Page>(`/courses/${courseId}/sources/${sourceId}/passages?${query}`));
  }, [courseId, sourceId, from]);

  const act = useCallback(
    async (id: string, what: PassageAct): Promise<boolean> => {
      setWorking(id);
      try {
        const made = await send(`/courses/${courseId}/chunks/${id}`, what);
        await reload();
        const name = typeof what === 'object' ? 'split' : what;
        const back = backOf(id, what, made);
        toast({
          text: t(DONE[name]),
          ...(back ? { action: { label: common('undo'), run: () => void act(back.id, back.what) } } : {}),
        });
        return true;
      } catch {
        toast({ text: t('failed'), tone: 'fault' });
        return false;
      } finally {
        setWorking(null);
      }
    },
    [courseId, reload, t, common, toast],
  );
  return { ...page, act, working };
}

async function send(path: string, what: PassageAct): Promise<string[]> {
  if (typeof what === 'object') {
    const split = await api<{ chunkIds: string[] }>(`${path}/split`, { method: 'POST', body: { at: what.split } });
    return split.chunkIds;
  }
  if (what === 'join') return (await api<{ chunkIds: string[] }>(`${path}/join`, { method: 'POST' })).chunkIds;
  const pinned = what === 'pin' || what === 'unpin';
  await api(path, { method: 'PATCH', body: pinned ? { pinned: what === 'pin' } : { hidden: what === 'hide' } });
  return [];
}

/** What takes it back; null where nothing does by one press. */
function backOf(id: string, what: PassageAct, made: string[]): { id: string; what: PassageAct } | null {
  if (typeof what === 'object') return made[0] ? { id: made[0], what: 'join' } : null;
  return what === 'join' ? null : { id, what: UNDO[what] };
}
