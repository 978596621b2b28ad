'use client';

import { useTranslations } from 'use-intl';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import type { Proposal } from './proposals';

/** What a model proposes, or which concepts may be one, with the sentence that bears it out, where that stands, and how many passages speak for it. */
export function SuggestionRow({
  proposal: { suggestion },
  checked,
  onChange,
}: {
  proposal: Extract<Proposal, { of: 'suggestion' }>;
  checked: boolean;
  onChange: (on: boolean) => void;
}) {
  const t = useTranslations('map');
  const { kind, name, before, after, quote, support: count, passage, likeness } = suggestion;
  if (kind === 'merge')
    return (
      <CheckboxField
        label={t('review.same.title', { before, after })}
        hint={
          <>
            {t('review.same.why', { percent: Math.round(likeness * 100), count })}{' '}
            <cite>{t('review.model.place', { place: passage.heading ?? passage.sourceTitle })}</cite>
          </>
        }
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
    );
  return (
    <CheckboxField
      label={kind === 'concept' ? name : t('edge.title', { before, after })}
      hint={
        <>
          <q dir="auto">{quote}</q>{' '}
          <cite>{t('review.model.place', { place: passage.heading ?? passage.sourceTitle })}</cite>{' '}
          {t(kind === 'concept' ? 'review.model.named' : 'review.model.used', { count, before, after })}
        </>
      }
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
