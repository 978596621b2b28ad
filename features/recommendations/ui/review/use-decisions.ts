'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { useToast } from '@/ui/overlays/toast';
import type { Decide, ReviewedRecommendation } from '../../contract';

type Row = ReviewedRecommendation;
export type Decisions = ReturnType<typeof useDecisions>;

/** What a teacher decides on the list before them; each decision takes its rows away, and single ones can be taken back. */
export function useDecisions(courseId: string, rows: Row[], setRows: (rows: Row[]) => void) {
  const t = useTranslations('recommendations.review');
  const toast = useToast();
  const router = useRouter();
  const send = useAction((body: Decide) =>
    api<{ count: number }>(`/courses/${courseId}/recommendations/decisions`, { body }),
  );

  async function decide(about: readonly Row[], decision: 'approve' | 'veto'): Promise<void> {
    const ids = about.map(({ id }) => id);
    const done = await send.run({ decision, ids });
    if (!done) return;
    setRows(rows.filter(({ id }) => !ids.includes(id)));
    const back = decision === 'approve' ? 'veto' : 'approve';
    toast({
      text: t(decision === 'approve' ? 'approvedMany' : 'vetoedMany', { count: done.count }),
      // What is taken back goes the other way: vetoed after it was let through, let through after it was vetoed.
      ...(decision === 'veto' && about.length === 1
        ? {
            action: {
              label: t('undo'),
              run: () => void send.run({ decision: back, ids }).then(() => router.refresh()),
            },
          }
        : {}),
    });
  }

  async function vetoAll(of: { kind?: Row['kind']; conceptId?: string }): Promise<void> {
    const done = await send.run({ decision: 'veto', ...of });
    if (!done) return;
    const { kind, conceptId } = of;
    setRows(
      rows.filter(
        (row) =>
          !(
            (kind === undefined || row.kind === kind) &&
            (conceptId === undefined || row.conceptId === conceptId || row.targetId === conceptId)
          ),
      ),
    );
    toast({ text: t('vetoedMany', { count: done.count }) });
    router.refresh();
  }

  return {
    approve: (about: readonly Row[]) => void decide(about, 'approve'),
    veto: (row: Row) => void decide([row], 'veto'),
    vetoAll: (of: { kind?: Row['kind']; conceptId?: string }) => void vetoAll(of),
    pending: send.pending,
    problem: send.problem,
  };
}
