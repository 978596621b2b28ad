'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { TextField } from '@/ui/fields/text-field';
import { SkeletonLines } from '@/ui/skeleton';
import { usePassages } from '../use-passages';
import { type ConceptDialogProps, placeWords } from './concept-dialog';
import { FormDialog } from './form-dialog';

/** Some passages of a concept become a concept of their own. */
export function SplitDialog({ courseId, edits, concept, onClose }: ConceptDialogProps) {
  const t = useTranslations('map.split');
  const { passages, problem } = usePassages(courseId, concept.id, edits.graph);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const all = passages !== null && chosen.length === passages.length;
  async function submit(): Promise<true | string> {
    if (chosen.length === 0) return t('none');
    return all ? t('all', { name: concept.name }) : edits.split(concept, name.trim(), chosen);
  }
  return (
    <FormDialog
      title={t('title', { name: concept.name })}
      description={t('words', { name: concept.name })}
      submitLabel={t('submit')}
      disabled={name.trim() === '' || chosen.length === 0 || all}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={t('newName')} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      {problem ? <ErrorState inline problem={problem} /> : null}
      {passages === null && problem === null ? <SkeletonLines count={4} /> : null}
      {passages?.length === 1 ? <p>{t('tooFew', { name: concept.name })}</p> : null}
      {passages && passages.length > 1 ? (
        <fieldset className="max-h-80 space-y-2 overflow-y-auto rounded-md border border-rule p-3">
          <legend className="sr-only">{t('passages', { name: concept.name })}</legend>
          {passages.map((passage) => (
            <CheckboxField
              key={passage.chunkId}
              label={placeWords(passage)}
              hint={passage.excerpt}
              checked={chosen.includes(passage.chunkId)}
              onChange={(event) =>
                setChosen(
                  event.target.checked
                    ? [...chosen, passage.chunkId]
                    : chosen.filter((chunkId) => chunkId !== passage.chunkId),
                )
              }
            />
          ))}
        </fieldset>
      ) : null}
      {all ? <p>{t('all', { name: concept.name })}</p> : null}
    </FormDialog>
  );
}
