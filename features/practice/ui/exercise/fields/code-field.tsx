'use client';

import { useTranslations } from 'use-intl';
import { ProseWithGap } from '@/ui/prose/prose-with-gap';
import { type AnswerFieldProps, htmlOf } from './field-props';
import { GapInput } from './gap-input';

/** Code with the field where a piece is missing. */
export function CodeField({ body, response, onChange, locked, presentation, labelledBy }: AnswerFieldProps<'code'>) {
  const t = useTranslations('exercise');
  const given = presentation.html.code;
  const html = given ?? `<pre><code>${htmlOf(presentation, 'code', body.code)}</code></pre>`;
  return (
    <div dir="ltr">
      <ProseWithGap html={html} lang="zxx">
        <GapInput
          value={response?.text ?? ''}
          onChange={(text) => onChange({ kind: 'code', text })}
          locked={locked}
          label={t('missingCode')}
          describedBy={labelledBy}
          className="min-w-24 py-0 font-mono text-[inherit]"
        />
      </ProseWithGap>
    </div>
  );
}
