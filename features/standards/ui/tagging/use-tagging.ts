'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useToast } from '@/ui/overlays/toast';
import { type Problem, toProblem } from '@/ui/problem';
import type { ChangedTags, ChangeTags } from '../../contract';
import { type ConceptChange, changeConcepts } from './concept-links';
import type { TaggedRow } from './row';

/** What one press changes; what is left out stays. */
export type Change = Partial<Omit<ChangeTags, 'targets'>> & { concepts?: ConceptChange };

/** Changes tags of rows; each change is said, and can be taken back. */
export function useTagging(courseId: string) {
  const t = useTranslations('standards.tagging');
  const common = useTranslations('common');
  const router = useRouter();
  const toast = useToast();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [refreshing, refresh] = useTransition();

  const undo = useCallback(
    async (changeId: string) => {
      try {
        const { kept } = await api<ChangedTags & { kept: number }>(
          `/courses/${courseId}/tag-changes/${changeId}/undo`,
          {
            method: 'POST',
          },
        );
        toast({ text: kept > 0 ? t('undoneSome', { kept }) : t('undone') });
        refresh(() => router.refresh());
      } catch {
        toast({ text: t('undoFailed'), tone: 'fault' });
      }
    },
    [courseId, toast, t, router],
  );

  const change = useCallback(
    async (rows: readonly TaggedRow[], { concepts, ...words }: Change): Promise<boolean> => {
      setWorking(true);
      setProblem(null);
      try {
        const body = { targets: rows.map(({ target }) => target), ...words };
        const speaks = Object.values(words).some(
          (value) => value !== undefined && !(Array.isArray(value) && !value[0]),
        );
        const done = speaks
          ? await api<ChangedTags>(`/courses/${courseId}/tag-changes`, { method: 'POST', body })
          : null;
        const moved = concepts ? await changeConcepts(courseId, rows, concepts) : 0;
        const { changeId = null, changed = 0 } = done ?? {};
        toast({
          text: changed + moved === 0 ? t('same') : moved > 0 ? t('doneConcepts') : t('done', { count: rows.length }),
          ...(changeId ? { action: { label: common('undo'), run: () => void undo(changeId) } } : {}),
        });
        refresh(() => router.refresh());
        return true;
      } catch (error) {
        setProblem(toProblem(error));
        return false;
      } finally {
        setWorking(false);
      }
    },
    [courseId, toast, t, common, undo, router],
  );
  return { change, undo, busy: working || refreshing, problem };
}
