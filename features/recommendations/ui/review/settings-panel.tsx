'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import type { RecommendationSettings } from '../../contract';

/** What a course says of its recommendations; kept as soon as it is said. */
export function SettingsPanel({ courseId, initial }: { courseId: string; initial: RecommendationSettings }) {
  const t = useTranslations('recommendations.settings');
  const router = useRouter();
  const [settings, setSettings] = useState(initial);
  const [saved, setSaved] = useState(false);
  const put = useAction((body: RecommendationSettings) =>
    api<RecommendationSettings>(`/courses/${courseId}/recommendation-settings`, { method: 'PUT', body }),
  );
  const change = (part: Partial<RecommendationSettings>) => {
    setSaved(false);
    void put.run({ ...settings, ...part }).then((kept) => {
      if (!kept) return;
      setSettings(kept);
      setSaved(true);
      router.refresh();
    });
  };
  return (
    <section aria-labelledby="settings" className="max-w-measure space-y-3" data-print="none">
      <h2 id="settings" className="text-lg">
        {t('title')}
      </h2>
      <CheckboxField
        label={t('teachersFirst')}
        hint={t('teachersFirstHint')}
        checked={settings.teachersFirst}
        disabled={put.pending}
        onChange={(event) => change({ teachersFirst: event.currentTarget.checked })}
      />
      <CheckboxField
        label={t('holdBack')}
        hint={t('holdBackHint')}
        checked={settings.holdBack}
        disabled={put.pending}
        onChange={(event) => change({ holdBack: event.currentTarget.checked })}
      />
      <p role="status" className="text-ink-soft text-sm">
        {saved ? t('saved') : null}
      </p>
      {put.problem ? <ErrorState inline problem={put.problem} /> : null}
    </section>
  );
}
