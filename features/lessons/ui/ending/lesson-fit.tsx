import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import type { LessonFeedback } from '../../contract';

const FITS = ['too_easy', 'right', 'too_hard'] as const;

/** How hard the lesson was, and whether the way it was taught left it unclear: what the next ones go by. */
export function LessonFit({
  fit,
  unclear,
  onFit,
  onUnclear,
}: Pick<LessonFeedback, 'fit' | 'unclear'> & {
  onFit: (fit: LessonFeedback['fit']) => void;
  onUnclear: (unclear: boolean) => void;
}) {
  const t = useTranslations('lesson.feedback');
  const name = useId();
  return (
    <div className="space-y-3">
      <fieldset>
        <legend className="mb-2 font-semibold text-sm">{t('fit.title')}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {FITS.map((value) => (
            <label key={value} className="flex min-h-11 cursor-pointer items-center text-sm">
              <input
                type="radio"
                name={name}
                value={value}
                checked={fit === value}
                onChange={() => onFit(value)}
                className="me-2 accent-accent"
              />
              {t(`fit.${value}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <CheckboxField label={t('unclear')} checked={unclear} onChange={(event) => onUnclear(event.target.checked)} />
      <p className="text-ink-soft text-sm">{t('counts')}</p>
    </div>
  );
}
