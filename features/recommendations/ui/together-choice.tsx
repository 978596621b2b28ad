'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import type { RecommendationChoice } from '../contract';

/** How recommendations come about, and a learner's own word on being one of the many; fetched when it is opened. */
export function TogetherChoice() {
  const t = useTranslations('recommendations.home');
  const [choice, setChoice] = useState<RecommendationChoice | null>(null);
  const [saved, setSaved] = useState(false);
  const fetched = useAction((_: null) => api<RecommendationChoice>('/recommendations/choice'));
  const put = useAction((body: RecommendationChoice) =>
    api<RecommendationChoice>('/recommendations/choice', { method: 'PUT', body }),
  );
  const problem = fetched.problem ?? put.problem;
  return (
    <details
      className="mt-3"
      onToggle={(event) => {
        if (event.currentTarget.open && choice === null)
          void fetched.run(null).then((found) => found && setChoice(found));
      }}
    >
      <summary className="cursor-pointer text-ink-soft text-sm">{t('how')}</summary>
      <div className="mt-2 max-w-measure space-y-3 text-sm">
        <p className="text-ink-soft">{t('howWords')}</p>
        {choice ? (
          <CheckboxField
            label={t('together')}
            hint={t('togetherHint')}
            checked={choice.together}
            disabled={put.pending}
            onChange={(event) => {
              setSaved(false);
              void put.run({ together: event.currentTarget.checked }).then((kept) => {
                if (kept) setChoice(kept);
                setSaved(kept !== null);
              });
            }}
          />
        ) : null}
        <p role="status" className="text-ink-soft">
          {saved ? t('saved') : null}
        </p>
        {problem ? <ErrorState inline problem={problem} /> : null}
      </div>
    </details>
  );
}
