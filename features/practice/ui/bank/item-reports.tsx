'use client';

import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';
import type { BankItem, ReportReason } from '../../contract';

const reasons = ['wrong', 'several', 'unclear', 'other'] as const satisfies readonly ReportReason[];

/** What learners say is wrong with an item; editing it, or saying that nothing is, settles it. */
export function ItemReports({ item, onChanged }: { item: BankItem; onChanged: (item: BankItem) => void }) {
  const t = useTranslations('items.reports');
  const toast = useToast();
  const settle = useAction(async (_input: undefined, signal) => {
    onChanged(await api<BankItem>(`/courses/${item.courseId}/items/${item.id}/reports`, { method: 'DELETE', signal }));
    toast({ text: t('settled') });
  });
  return (
    <section aria-label={t('title')} className="space-y-2 rounded-md bg-paper-sunken px-4 py-3 text-sm">
      <p className="font-semibold">{t('title')}</p>
      <ul className="list-disc ps-5">
        {reasons.map((reason) => {
          const count = item.reports[reason] ?? 0;
          return count > 0 ? <li key={reason}>{t(reason, { count })}</li> : null;
        })}
      </ul>
      {settle.problem ? <ErrorState inline problem={settle.problem} /> : null}
      <Button size="small" busy={settle.pending} data-print="none" onClick={() => void settle.run(undefined)}>
        {t('settle')}
      </Button>
    </section>
  );
}
