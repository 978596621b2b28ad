'use client';

import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { controlLook } from '@/ui/fields/field';
import type { AnswerFieldProps } from './field-props';

/** A number, with its unit beside the field. The server reads both decimal marks. */
export function NumericField({ body, response, onChange, locked, labelledBy }: AnswerFieldProps<'numeric'>) {
  const t = useTranslations('exercise');
  return (
    <div className="flex items-center gap-3">
      <input
        type="text"
        inputMode="decimal"
        value={response?.text ?? ''}
        readOnly={locked}
        onChange={(event) => onChange({ kind: 'numeric', text: event.target.value })}
        aria-label={body.unit ? t('yourAnswerIn', { unit: body.unit }) : t('yourAnswer')}
        aria-describedby={labelledBy}
        autoComplete="off"
        data-answer
        className={cn(controlLook, 'figures min-h-11 w-44')}
      />
      {body.unit ? <span aria-hidden>{body.unit}</span> : null}
    </div>
  );
}
