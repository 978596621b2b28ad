'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextAreaField } from '@/ui/fields/text-field';
import { SkeletonLines } from '@/ui/skeleton';
import { usePassages } from '../use-passages';
import { type ConceptDialogProps, placeWords } from './concept-dialog';
import { FormDialog } from './form-dialog';
import { useSeenRevision } from './use-seen-revision';

/** What the concept is, in a teacher's words, with the passage that it rests on. */
export function DefineDialog({ courseId, edits, concept, onClose }: ConceptDialogProps) {
  const t = useTranslations('map.define');
  const { passages, problem } = usePassages(courseId, concept.id, edits.graph);
  const { seen, accept } = useSeenRevision(edits.graph.revision);
  const [text, setText] = useState(concept.definition?.text ?? '');
  const [chosen, setChosen] = useState(concept.definition?.chunkId ?? '');
  const chunkId = passages?.some((passage) => passage.chunkId === chosen) ? chosen : (passages?.[0]?.chunkId ?? '');
  async function submit(): Promise<true | string> {
    const said = text.trim();
    const answer = await edits.define(concept, said === '' ? null : { text: said, chunkId }, seen);
    if (answer !== true) accept();
    return answer;
  }
  return (
    <FormDialog
      title={t('title', { name: concept.name })}
      description={t('words')}
      submitLabel={t('submit')}
      disabled={passages === null || (text.trim() !== '' && chunkId === '')}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextAreaField
        label={t('text')}
        value={text}
        maxLength={600}
        rows={4}
        dir="auto"
        onChange={(event) => setText(event.target.value)}
      />
      {problem ? <ErrorState inline problem={problem} /> : null}
      {passages === null && !problem ? <SkeletonLines count={2} /> : null}
      {passages?.length === 0 ? <p>{t('noPassage')}</p> : null}
      {passages && passages.length > 0 ? (
        <SelectField
          label={t('passage')}
          value={chunkId}
          onChange={(event) => setChosen(event.target.value)}
          options={passages.map((passage) => ({
            value: passage.chunkId,
            label: placeWords(passage),
          }))}
        />
      ) : null}
    </FormDialog>
  );
}
