'use client';

import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type DifficultyBand, difficultyMeant } from '@/core/material/difficulty';
import type { Concept } from '@/features/concepts/contract';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { SelectField } from '@/ui/fields/select-field';
import { FormButtons } from '@/ui/form-buttons';
import { Dialog } from '@/ui/overlays/dialog';
import type { Problem } from '@/ui/problem';
import { type Framework, materialKindSchema, type Standard } from '../../contract';
import type { TaggedRow } from './row';
import { StandardPicker } from './standard-picker';
import type { Change } from './use-tagging';

const BANDS = ['easy', 'middling', 'hard'] as const satisfies readonly DifficultyBand[];
/** Values of a list that are no word: leave it as it is, take the teacher's word back. */
const STAYS = 'stays';
const BACK = 'back';

/** One word on all that were chosen: what is left as it is stays so on each of them. */
export function TagDialog({
  rows,
  concepts,
  frameworks,
  busy,
  problem,
  onSave,
  onClose,
}: {
  rows: TaggedRow[];
  concepts: Concept[];
  frameworks: Framework[];
  busy: boolean;
  problem: Problem | null;
  onSave: (change: Change) => Promise<void>;
  onClose: () => void;
}) {
  const t = useTranslations('standards.tagging');
  const words = useTranslations('standards.source');
  const common = useTranslations('common');
  const [kind, setKind] = useState(STAYS);
  const [difficulty, setDifficulty] = useState(STAYS);
  const [picked, setPicked] = useState<Standard[]>([]);
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const [add, setAdd] = useState('');
  const [takeOff, setTakeOff] = useState('');
  const [nothing, setNothing] = useState(false);
  const kinds = new Set(rows.map(({ target }) => target.kind));
  const carried = new Map(rows.flatMap((row) => row.standards.map(({ standard }) => [standard.id, standard] as const)));
  const taught = conceptsOf(rows, concepts);
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const meant = BANDS.find((one) => one === difficulty);
    const change: Change = {
      ...(kind === STAYS ? {} : { kind: materialKindSchema.safeParse(kind).data ?? null }),
      ...(difficulty === STAYS ? {} : { difficulty: meant ? difficultyMeant(meant) : null }),
      ...(picked.length === 0 ? {} : { addStandards: picked.map(({ id }) => id) }),
      ...(off.size === 0 ? {} : { removeStandards: [...off] }),
      ...(add === '' && takeOff === '' ? {} : { concepts: { add: add || null, takeOff: takeOff || null } }),
    };
    setNothing(Object.keys(change).length === 0);
    if (Object.keys(change).length > 0) await onSave(change);
  }
  const stays = { value: STAYS, label: t('stays') };
  const back = { value: BACK, label: t('back') };
  const none = { value: '', label: t('noConcept') };
  const [only] = rows;
  return (
    <Dialog
      open
      wide
      title={rows.length === 1 && only ? t('titleOne', { name: only.name }) : t('title', { count: rows.length })}
      description={t('words')}
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <form onSubmit={submit} className="space-y-6">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={words('kind')}
            value={kind}
            onChange={(event) => setKind(event.target.value)}
            options={[
              ...[stays, back],
              ...materialKindSchema.options.map((value) => ({ value, label: words(`kinds.${value}`) })),
            ]}
          />
          <SelectField
            label={words('difficulty')}
            value={difficulty}
            onChange={(event) => setDifficulty(event.target.value)}
            options={[...[stays, back], ...BANDS.map((value) => ({ value, label: words(`difficulties.${value}`) }))]}
          />
          {kinds.has('concept') ? null : (
            <SelectField
              label={kinds.has('item') ? t('moveConcept') : t('addConcept')}
              value={add}
              onChange={(event) => setAdd(event.target.value)}
              options={[none, ...concepts.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          )}
          {(kinds.has('chunk') || kinds.has('source')) && taught.length > 0 ? (
            <SelectField
              label={t('takeConcept')}
              value={takeOff}
              onChange={(event) => setTakeOff(event.target.value)}
              options={[none, ...taught.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          ) : null}
        </div>
        <StandardPicker frameworks={frameworks} picked={picked} onChange={setPicked} />
        {carried.size > 0 ? (
          <fieldset>
            <legend className="font-semibold">{t('removeStandards')}</legend>
            <div className="max-h-48 overflow-y-auto">
              {[...carried.values()].map(({ id, code, statement }) => (
                <CheckboxField
                  key={id}
                  label={[code, statement].filter((part) => part !== '').join(' ')}
                  checked={off.has(id)}
                  onChange={() => setOff(new Set(off.has(id) ? [...off].filter((one) => one !== id) : [...off, id]))}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
        {problem ? <ErrorState inline problem={problem} /> : null}
        <p role="status" className="text-sm empty:hidden">
          {nothing ? t('nothing') : null}
        </p>
        <FormButtons submit={common('save')} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

/** Concepts that can be taken off: of passages those that they teach; of a source, whose passages are not here, any. */
function conceptsOf(rows: readonly TaggedRow[], concepts: readonly Concept[]): { id: string; name: string }[] {
  if (rows.some(({ target }) => target.kind === 'source')) return [...concepts];
  return [...new Map(rows.flatMap((row) => row.concepts.map((concept) => [concept.id, concept] as const))).values()];
}
