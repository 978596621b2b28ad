'use client';

import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';
import { TextAreaField } from '@/ui/fields/text-field';
import { FormButtons } from '@/ui/form-buttons';
import { Dialog } from '@/ui/overlays/dialog';
import type { RetrievalQuestion } from '../../measure/contract';
import { type ExpectedChoice, ExpectedList } from './expected-list';
import { PassageFinder } from './passage-finder';

/** Writes a question or changes one, with the passages that it should find. `question` null is a new one. */
export function QuestionForm({
  course,
  question,
  onSaved,
  onClose,
}: {
  course: Course;
  question: RetrievalQuestion | null;
  onSaved: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('retrieval.questions.form');
  const [words, setWords] = useState(question?.question ?? '');
  const [chosen, setChosen] = useState(() => choicesOf(question));
  const [keepGone, setKeepGone] = useState(true);
  const [lack, setLack] = useState<'lackQuestion' | 'lackPassage' | null>(null);
  const gone = question?.expected.filter(({ chunkId }) => chunkId === null) ?? [];
  const base = `/courses/${course.id}/retrieval/questions`;
  const save = useAction(async (body: object) => {
    if (question) await api(`${base}/${question.id}`, { method: 'PUT', body: { ...body, keepGone } });
    else await api(base, { method: 'POST', body });
    return true;
  });
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const missing = words.trim() === '' ? 'lackQuestion' : chosen.length === 0 ? 'lackPassage' : null;
    setLack(missing);
    if (missing !== null) return;
    const grades = Object.fromEntries(chosen.map(({ chunkId, grade }) => [chunkId, grade]));
    const done = await save.run({ question: words.trim(), chunkIds: chosen.map(({ chunkId }) => chunkId), grades });
    if (done) onSaved();
  }
  return (
    <Dialog
      open
      wide
      title={question ? t('changeTitle') : t('addTitle')}
      description={t('words')}
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <form onSubmit={submit} className="space-y-6" noValidate>
        <TextAreaField
          label={t('question')}
          rows={2}
          maxLength={2000}
          lang={course.language}
          dir="auto"
          value={words}
          error={lack === 'lackQuestion' ? t('lackQuestion') : undefined}
          onChange={(event) => setWords(event.target.value)}
        />
        <ExpectedList
          lang={course.language}
          chosen={chosen}
          gone={keepGone ? gone : []}
          onChange={setChosen}
          onDropGone={() => setKeepGone(false)}
        />
        <PassageFinder
          course={course}
          question={words}
          chosen={new Set(chosen.map(({ chunkId }) => chunkId))}
          onChoose={(passage) => {
            setLack(null);
            setChosen((before) => [...before, passage]);
          }}
        />
        {save.problem ? <ErrorState inline problem={save.problem} /> : null}
        {lack === 'lackPassage' ? (
          <p role="alert" className="text-danger text-sm">
            {t('lackPassage')}
          </p>
        ) : null}
        <FormButtons submit={t('save')} busy={save.pending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function choicesOf(question: RetrievalQuestion | null): ExpectedChoice[] {
  return (question?.expected ?? []).flatMap(({ chunkId, headingPath, sourcePath, quote, grade }) =>
    chunkId === null ? [] : [{ chunkId, heading: headingPath.at(-1) ?? sourcePath, source: sourcePath, quote, grade }],
  );
}
