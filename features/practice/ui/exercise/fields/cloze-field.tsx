'use client';

import { useTranslations } from 'use-intl';
import { ProseWithGap } from '@/ui/prose/prose-with-gap';
import { type AnswerFieldProps, htmlOf } from './field-props';
import { GapInput } from './gap-input';

/** A sentence with the field where the word is missing. */
export function ClozeField({
  body,
  response,
  onChange,
  locked,
  presentation,
  lang,
  labelledBy,
}: AnswerFieldProps<'cloze'>) {
  const t = useTranslations('exercise');
  return (
    <ProseWithGap html={htmlOf(presentation, 'text', body.text)} lang={lang}>
      <GapInput
        value={response?.text ?? ''}
        onChange={(text) => onChange({ kind: 'cloze', text })}
        locked={locked}
        label={t('missingWord')}
        describedBy={labelledBy}
        lang={lang}
        className="min-w-32 max-w-full"
      />
    </ProseWithGap>
  );
}
