'use client';

import { useTranslations } from 'use-intl';
import type { DraftFieldsProps } from './draft-fields';
import { linesOfDraft } from './draft-lines';
import { AddLine, MoveLine, RemoveLine } from './line-buttons';
import { LineField } from './line-field';

/** Steps in their right order; learners meet them shuffled. */
export function StepsFields({ draft, onChange }: DraftFieldsProps) {
  const t = useTranslations('items.form');
  const lines = linesOfDraft(draft);
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 font-semibold text-sm">{t('steps')}</legend>
      {draft.lines.map((line, index) => {
        const number = index + 1;
        return (
          <div key={line.id} className="flex items-start gap-1">
            <span aria-hidden className="figures w-5 pt-2.5 text-ink-faint">
              {number}
            </span>
            <LineField
              className="min-w-0 flex-1"
              label={t('step', { number })}
              value={line.text}
              onChange={(text) => onChange(lines.set(line.id, { text }))}
            />
            <MoveLine
              label={t('up', { number })}
              by={-1}
              disabled={index === 0}
              onMove={() => onChange(lines.move(index, index - 1))}
            />
            <MoveLine
              label={t('down', { number })}
              by={1}
              disabled={index === draft.lines.length - 1}
              onMove={() => onChange(lines.move(index, index + 1))}
            />
            <RemoveLine
              label={t('removeStep', { number })}
              disabled={draft.lines.length <= 3}
              onRemove={() => onChange(lines.remove(line.id))}
            />
          </div>
        );
      })}
      {draft.lines.length < 9 ? <AddLine label={t('addStep')} onAdd={() => onChange(lines.add())} /> : null}
    </fieldset>
  );
}
