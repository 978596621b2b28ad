'use client';

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useProblemWords } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';
import { toProblem } from '@/ui/problem';
import type { BankItem, ReviewItems } from '../../contract';

type Verdict = ReviewItems['verdict'];

/** Items that the server takes in one call. */
const AT_ONCE = 200;

/** What a verdict makes of an item, as the server does it. */
export function afterVerdict(item: BankItem, verdict: Verdict): BankItem {
  if (verdict === 'approve') return { ...item, review: 'approved', status: 'active' };
  return { ...item, review: 'unreviewed', status: verdict === 'reject' ? 'retired' : 'active' };
}

/** Gives a teacher's word on some items of a model, says what came of it, and can take it back. */
export function useReview(courseId: string, onChanged: (item: BankItem) => void) {
  const t = useTranslations('items.review');
  const common = useTranslations('common');
  const toast = useToast();
  const wordsOf = useProblemWords();
  return useCallback(
    async function judge(items: readonly BankItem[], verdict: Verdict): Promise<boolean> {
      if (items.length === 0) return false;
      try {
        for (let at = 0; at < items.length; at += AT_ONCE) {
          const some = items.slice(at, at + AT_ONCE);
          const body: ReviewItems = { itemIds: some.map(({ id }) => id), verdict };
          await api(`/courses/${courseId}/items/reviews`, { method: 'POST', body });
          for (const item of some) onChanged(afterVerdict(item, verdict));
        }
      } catch (thrown) {
        toast({ text: wordsOf(toProblem(thrown)).title, tone: 'fault' });
        return false;
      }
      const said = { approve: 'approved', reject: 'rejected', reopen: 'reopened' } as const;
      toast({
        text: t(said[verdict], { count: items.length }),
        ...(verdict === 'reopen' ? {} : { action: { label: common('undo'), run: () => void judge(items, 'reopen') } }),
      });
      return true;
    },
    [courseId, onChanged, toast, wordsOf, t, common],
  );
}
