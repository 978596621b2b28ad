'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { useToast } from '@/ui/overlays/toast';
import type { Reviews } from '../contract';
import { capChoices } from './cap-choices';

/** How much a learner wants to review a day; what their courses want beside it. */
export function LimitField({ reviews }: { reviews: Reviews }) {
  const t = useTranslations('reviews.limit');
  const router = useRouter();
  const toast = useToast();
  const { dailyCap } = reviews.preferences;
  const save = useAction(async (wanted: number | null, signal) => {
    await api('/reviews/preferences', { method: 'PUT', body: { dailyCap: wanted }, signal });
    router.refresh();
    toast({ text: t('saved', { count: wanted ?? 0 }) });
  });
  return (
    <div data-print="none">
      <SelectField
        label={t('label')}
        hint={t('hint')}
        defaultValue={String(dailyCap ?? '')}
        onChange={(event) => void save.run(event.target.value === '' ? null : Number(event.target.value))}
        options={[
          { value: '', label: t('none') },
          ...capChoices(dailyCap).map((count) => ({ value: String(count), label: t('count', { count }) })),
        ]}
      />
      {save.problem ? <ErrorState inline problem={save.problem} className="mt-3" /> : null}
      {reviews.limits.map(({ courseId, title, dailyCap: count }) => (
        <p key={courseId} className="mt-3 text-ink-soft text-sm" dir="auto">
          {t('course', { title, count })}
        </p>
      ))}
    </div>
  );
}
