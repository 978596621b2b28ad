'use client';

import { useTranslations } from 'use-intl';
import type { DraftFieldsProps } from './draft-fields';
import { linesOfDraft } from './draft-lines';
import { AddLine, RemoveLine } from './line-buttons';
import { LineField } from './line-field';

/** Pairs that belong together; learners meet both sides shuffled. */
export function PairsFields({ draft, onChange }: DraftFieldsProps) {
  const t = useTranslations('items.form');
  const lines = linesOfDraft(draft);
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 font-semibold text-sm">{t('pairs')}</legend>
      {draft.lines.map((line, index) => {
        const number = index + 1;
        return (
          <div key={line.id} className="flex items-start gap-2">
            <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[2fr_3fr]">
              <LineField
                label={t('left', { number })}
                value={line.text}
                onChange={(text) => onChange(lines.set(line.id, { text }))}
              />
              <LineField
                label={t('right', { number })}
                value={line.beside}
                onChange={(beside) => onChange(lines.set(line.id, { beside }))}
              />
            </div>
            <RemoveLine
              label={t('removePair', { number })}
              disabled={draft.lines.length <= 2}
              onRemove={() => onChange(lines.remove(line.id))}
            />
          </div>
        );
      })}
      {draft.lines.length < 6 ? <AddLine label={t('addPair')} onAdd={() => onChange(lines.add())} /> : null}
    </fieldset>
  );
}
