'use client';

import { useTranslations } from 'use-intl';
import { TextAreaField } from '@/ui/fields/text-field';
import { countWords, excess } from '../response';
import type { AnswerFieldProps } from './field-props';

/** A sentence or two of the learner's own, with how many words it has. */
export function ShortField({ response, onChange, locked, lang }: AnswerFieldProps<'short'>) {
  const t = useTranslations('exercise');
  const text = response?.text ?? '';
  const over = excess(response);
  return (
    <div>
      <TextAreaField
        label={t('yourAnswer')}
        value={text}
        readOnly={locked}
        lang={lang}
        rows={4}
        onChange={(event) => onChange({ kind: 'short', text: event.target.value })}
        error={over > 0 ? t('tooLong', { count: over }) : null}
        data-answer
      />
      <p className="figures mt-1 text-end text-ink-faint text-xs">{t('words', { count: countWords(text) })}</p>
    </div>
  );
}
