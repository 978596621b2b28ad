'use client';

import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextAreaField } from '@/ui/fields/text-field';
import { FormButtons } from '@/ui/form-buttons';
import type { BankItem, WriteItem } from '../../../contract';
import { kinds } from '../use-bank-address';
import { DraftFields } from './draft-fields';
import { blankDraft, draftOf, fromDraft, type ItemDraft } from './item-draft';
import { LineField } from './line-field';

/** Writes or changes an item; `item` null is a new one. What the server finds unsound is said above the buttons. */
export function ItemForm({
  courseId,
  item,
  concepts,
  conceptId,
  onSaved,
  onClose,
}: {
  courseId: string;
  item: BankItem | null;
  concepts: Concept[];
  /** For a new item: the concept that the list is narrowed to. */
  conceptId: string;
  onSaved: (item: BankItem) => void;
  onClose: () => void;
}) {
  const t = useTranslations('items.form');
  const kindWords = useTranslations('items.kinds');
  const [draft, setDraft] = useState<ItemDraft>(() => (item ? draftOf(item) : blankDraft(conceptId, 'choice')));
  const [wrong, setWrong] = useState<'value' | 'tolerance' | null>(null);
  const [noConcept, setNoConcept] = useState(false);
  const save = useAction((body: WriteItem) =>
    item
      ? api<BankItem>(`/courses/${courseId}/items/${item.id}`, { method: 'PATCH', body })
      : api<BankItem>(`/courses/${courseId}/items`, { body }),
  );
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const answer = fromDraft(draft, item);
    setWrong('wrong' in answer ? answer.wrong : null);
    setNoConcept(draft.conceptId === '');
    if ('wrong' in answer || draft.conceptId === '') return;
    const saved = await save.run(answer.item);
    if (saved) onSaved(saved);
  }
  const change = (next: ItemDraft) => {
    setDraft(next);
    save.clear();
  };
  return (
    <form onSubmit={submit} className="space-y-5">
      <div>
        <h2 className="text-lg">{t(item ? 'editTitle' : 'newTitle')}</h2>
        <p className="mt-1 text-ink-soft text-sm">
          {item?.origin === 'generated' ? t('edited') : null} {t('markdown')}
        </p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t('concept')}
          value={draft.conceptId}
          error={noConcept ? t('chooseConcept') : null}
          onChange={(event) => change({ ...draft, conceptId: event.target.value })}
          options={[
            ...(draft.conceptId === '' ? [{ value: '', label: '–' }] : []),
            ...concepts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {item ? null : (
          <SelectField
            label={t('kind')}
            value={draft.kind}
            onChange={(event) => {
              const kind = kinds.find((each) => each === event.target.value) ?? 'choice';
              const { prompt, hints, worked } = draft;
              change({ ...blankDraft(draft.conceptId, kind), prompt, hints, worked });
            }}
            options={kinds.map((kind) => ({ value: kind, label: kindWords(kind) }))}
          />
        )}
      </div>
      <TextAreaField
        label={t('prompt')}
        rows={2}
        value={draft.prompt}
        onChange={(event) => change({ ...draft, prompt: event.target.value })}
      />
      <DraftFields draft={draft} onChange={change} wrong={wrong} />
      <HintFields draft={draft} onChange={change} />
      <TextAreaField
        label={t('worked')}
        value={draft.worked}
        maxLength={8000}
        onChange={(event) => change({ ...draft, worked: event.target.value })}
      />
      {save.problem?.code === 'item_unsound' ? (
        <div role="alert" className="rounded-md border border-rule-strong bg-paper-sunken px-4 py-3 text-sm">
          <p className="font-semibold">{t('unsound')}</p>
          <p>{save.problem.detail}</p>
        </div>
      ) : save.problem ? (
        <ErrorState inline problem={save.problem} />
      ) : null}
      <FormButtons submit={t(item ? 'save' : 'add')} busy={save.pending} onCancel={onClose} />
    </form>
  );
}

function HintFields({ draft, onChange }: { draft: ItemDraft; onChange: (draft: ItemDraft) => void }) {
  const t = useTranslations('items.form');
  return (
    <fieldset className="space-y-2">
      <legend className="mb-2 font-semibold text-sm">{t('hints')}</legend>
      {([0, 1, 2] as const).map((index) => (
        <LineField
          key={index}
          label={t('hint', { number: index + 1 })}
          value={draft.hints[index]}
          onChange={(words) => {
            const [first, second, third] = draft.hints;
            onChange({
              ...draft,
              hints: [index === 0 ? words : first, index === 1 ? words : second, index === 2 ? words : third],
            });
          }}
        />
      ))}
    </fieldset>
  );
}
