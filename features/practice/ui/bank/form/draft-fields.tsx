'use client';

import { useTranslations } from 'use-intl';
import { TextAreaField, TextField } from '@/ui/fields/text-field';
import type { ItemDraft } from './item-draft';
import { OptionsFields } from './options-fields';
import { PairsFields } from './pairs-fields';
import { StepsFields } from './steps-fields';

export interface DraftFieldsProps {
  draft: ItemDraft;
  onChange: (draft: ItemDraft) => void;
}

/** The fields that only this kind of item has. */
export function DraftFields({ draft, onChange, wrong }: DraftFieldsProps & { wrong: 'value' | 'tolerance' | null }) {
  const t = useTranslations('items.form');
  const field = (
    name: 'text' | 'code' | 'lang' | 'answers' | 'value' | 'tolerance' | 'unit' | 'reference' | 'keyPoints',
  ) => ({
    label: t(name),
    value: draft[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
  });
  switch (draft.kind) {
    case 'choice':
    case 'truth':
      return <OptionsFields draft={draft} onChange={onChange} />;
    case 'ordering':
      return <StepsFields draft={draft} onChange={onChange} />;
    case 'matching':
      return <PairsFields draft={draft} onChange={onChange} />;
    case 'cloze':
      return (
        <>
          <TextAreaField {...field('text')} />
          <TextAreaField {...field('answers')} rows={2} />
        </>
      );
    case 'code':
      return (
        <>
          <div className="font-mono">
            <TextAreaField {...field('code')} rows={6} dir="ltr" spellCheck={false} />
          </div>
          <TextField {...field('lang')} maxLength={30} />
          <TextAreaField {...field('answers')} rows={2} dir="ltr" spellCheck={false} />
        </>
      );
    case 'numeric':
      return (
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField {...field('value')} inputMode="decimal" error={wrong === 'value' ? t('notNumber') : null} />
          <TextField
            {...field('tolerance')}
            inputMode="decimal"
            error={wrong === 'tolerance' ? t('notNumber') : null}
          />
          <TextField {...field('unit')} maxLength={40} />
        </div>
      );
    case 'short':
      return (
        <>
          <TextAreaField {...field('reference')} />
          <TextAreaField {...field('keyPoints')} rows={3} />
        </>
      );
  }
}
