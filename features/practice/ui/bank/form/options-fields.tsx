'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftFieldsProps } from './draft-fields';
import { linesOfDraft } from './draft-lines';
import { AddLine, RemoveLine } from './line-buttons';
import { LineField } from './line-field';

/** Options with the right one marked, and why the others are wrong. */
export function OptionsFields({ draft, onChange }: DraftFieldsProps) {
  const t = useTranslations('items.form');
  const name = useId();
  const lines = linesOfDraft(draft);
  return (
    <fieldset className="space-y-4">
      <legend className="mb-2 font-semibold text-sm">{t('options')}</legend>
      {draft.lines.map((line, index) => {
        const number = index + 1;
        const right = draft.rightId === line.id;
        return (
          <div key={line.id} className="flex items-start gap-2">
            <input
              type="radio"
              name={name}
              checked={right}
              aria-label={t('rightOption', { number })}
              onChange={() => onChange({ ...draft, rightId: line.id })}
              className="mt-3.5 size-4.5 shrink-0 accent-accent"
            />
            <div className="min-w-0 flex-1 space-y-1.5">
              <LineField
                label={t('option', { number })}
                value={line.text}
                onChange={(text) => onChange(lines.set(line.id, { text }))}
              />
              {right || line.text.trim() === '' ? null : (
                <LineField
                  label={t('explanation', { number })}
                  value={line.beside}
                  onChange={(beside) => onChange(lines.set(line.id, { beside }))}
                />
              )}
            </div>
            <RemoveLine
              label={t('removeOption', { number })}
              disabled={draft.lines.length <= 2}
              onRemove={() => onChange(lines.remove(line.id))}
            />
          </div>
        );
      })}
      {draft.lines.length < 6 ? <AddLine label={t('addOption')} onAdd={() => onChange(lines.add())} /> : null}
    </fieldset>
  );
}
