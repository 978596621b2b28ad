'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { TextAreaField } from '@/ui/fields/text-field';
import { FormButtons } from '@/ui/form-buttons';
import type { ConsentRules, ConsentWords } from '../contract';
import { ChoiceWords } from './choice-words';

const PARTS = ['computed', 'from', 'seen', 'off'] as const;
type Item = ConsentRules['items'][number];

/** A new version of a purpose's words, beside how learners will see it. */
export function TextEditor({
  item,
  onDone,
  onCancel,
}: {
  item: Item;
  onDone: (rules: ConsentRules) => void;
  onCancel: () => void;
}) {
  const t = useTranslations('consent.admin');
  const parts = useTranslations('consent.parts');
  const [words, setWords] = useState<ConsentWords>(item.current.words);
  const [needsDecision, setNeedsDecision] = useState(false);
  const isProduct = PARTS.every((part) => words[part] === item.product[part]);
  const publish = useAction(async (_: null, signal) => {
    const body = { purpose: item.purpose, words: isProduct ? null : words, needsDecision };
    onDone(await api<ConsentRules>('/consent/texts', { method: 'POST', body, signal }));
  });
  const whole = PARTS.every((part) => words[part].trim() !== '');
  return (
    <form
      className="mt-3 grid gap-6 lg:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void publish.run(null);
      }}
    >
      <div className="space-y-4">
        {PARTS.map((part) => (
          <TextAreaField
            key={part}
            label={parts(part)}
            required
            maxLength={1500}
            value={words[part]}
            onChange={(event) => setWords({ ...words, [part]: event.target.value })}
          />
        ))}
        {isProduct ? null : (
          <Button size="small" onClick={() => setWords(item.product)}>
            {t('useProduct')}
          </Button>
        )}
        <CheckboxField
          label={t('needsDecision')}
          hint={t('needsDecisionHint')}
          checked={needsDecision}
          onChange={(event) => setNeedsDecision(event.target.checked)}
        />
        <p className="text-ink-soft text-sm">{t('publishFirst')}</p>
        {publish.problem ? <ErrorState inline problem={publish.problem} /> : null}
        <FormButtons submit={t('publish')} busy={publish.pending} disabled={!whole} onCancel={onCancel} />
      </div>
      <div className="rounded-lg border border-rule bg-paper-raised px-5 py-4 lg:self-start">
        <h3 className="small-caps mb-2 text-ink-soft text-sm">{t('preview')}</h3>
        <ChoiceWords words={words} />
      </div>
    </form>
  );
}
