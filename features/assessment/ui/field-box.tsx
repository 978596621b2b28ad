'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextAreaField } from '@/ui/fields/text-field';
import { FormButtons } from '@/ui/form-buttons';
import { Tag } from '@/ui/tag';
import type { AssessmentDocument } from '../contract';
import { dateOf } from '../sections';

type Field = AssessmentDocument['fields'][number];

/** A marked field that only a person can fill. */
export function FieldBox({
  field,
  fixed,
  onChange,
}: {
  field: Field;
  /** Of a version that was kept. */
  fixed: boolean;
  onChange: (document: AssessmentDocument) => void;
}) {
  const t = useTranslations('assessment');
  const format = useFormatter();
  const [editing, setEditing] = useState(false);
  const [words, setWords] = useState(field.words);
  const save = useAction(async (_: null, signal) => {
    const path = `/privacy-assessment/fields/${field.field}`;
    onChange(await api<AssessmentDocument>(path, { method: 'PUT', body: { words }, signal }));
    setEditing(false);
  });
  const label = t(`fields.${field.field}`);
  const empty = field.words.trim() === '';
  return (
    <div className="max-w-measure border-rule-strong border-s-4 bg-paper-raised p-4" data-print="together">
      {editing ? (
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            void save.run(null);
          }}
        >
          <TextAreaField
            label={label}
            rows={6}
            maxLength={8000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          {save.problem ? <ErrorState inline problem={save.problem} /> : null}
          <FormButtons submit={t('field.save')} busy={save.pending} onCancel={() => setEditing(false)} />
        </form>
      ) : (
        <div className="space-y-2">
          <h3 className="font-semibold text-base">{label}</h3>
          {empty ? (
            <p>
              <Tag>{t('field.toFill')}</Tag>
            </p>
          ) : (
            <p className="whitespace-pre-line" dir="auto">
              {field.words}
            </p>
          )}
          {field.at ? (
            <p className="text-ink-soft text-sm">
              {t('field.by', { name: field.by ?? t('field.nobody'), date: dateOf({ format }, field.at) })}
            </p>
          ) : null}
          {fixed ? null : (
            <Button
              size="small"
              onClick={() => {
                setWords(field.words);
                setEditing(true);
              }}
            >
              {t('field.edit')}
              <span className="sr-only">: {label}</span>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
