'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { PageHeader } from '@/ui/page-header';
import type { Path } from '../contract';
import { AudienceFields } from './audience-fields';
import { ConceptPicker, type PickableConcept } from './concept-picker';
import { WayPreview } from './way-preview';

/** A class that the reader teaches. */
export interface TaughtClass {
  id: string;
  name: string;
}

/** A new path, or the concepts, name and end of one that is there. */
export function PathForm({
  course,
  concepts,
  classes,
  path = null,
  first = null,
}: {
  course: Course;
  concepts: readonly PickableConcept[];
  /** Of this course; empty for learners. */
  classes: readonly TaughtClass[];
  /** The one to edit. */
  path?: Path | null;
  /** A concept that is chosen already. */
  first?: string | null;
}) {
  const t = useTranslations('paths.form');
  const common = useTranslations('common');
  const router = useRouter();
  const [chosen, setChosen] = useState(() => startWith(concepts, path, first));
  const [title, setTitle] = useState(path?.ownTitle ?? '');
  const [dueOn, setDueOn] = useState(path?.dueOn ?? '');
  const [classId, setClassId] = useState(path?.classId ?? '');
  const [learnerIds, setLearnerIds] = useState<string[] | null>(path?.learnerIds ?? null);
  const [sent, setSent] = useState(false);
  const send = useAction((body: object) =>
    path
      ? api<Path>(`/paths/${path.id}`, { method: 'PATCH', body })
      : api<Path>(`/courses/${course.id}/paths`, { body }),
  );
  const base = `/courses/${course.id}/paths`;
  const faulty = chosen.length === 0 || learnerIds?.length === 0;

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    setSent(true);
    if (faulty) return;
    const common = { targetIds: chosen, title: title.trim() || null, dueOn: dueOn || null };
    const audience = classId === '' ? {} : { learnerIds };
    const body = path
      ? { ...common, ...audience, version: path.version }
      : { ...common, ...audience, classId: classId || null };
    const saved = await send.run(body);
    if (saved) router.push(`${base}/${saved.id}`);
  }
  if (concepts.length === 0)
    return (
      <div className="page py-10">
        <PageHeader title={t(path ? 'edit' : 'new')} />
        <EmptyState title={t('noConcepts')}>{t('noConceptsWords')}</EmptyState>
      </div>
    );
  return (
    <div className="page py-10">
      <PageHeader title={t(path ? 'edit' : 'new')} />
      <form
        onSubmit={submit}
        noValidate
        className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]"
      >
        <div className="min-w-0 space-y-7">
          {classes.length > 0 && path === null ? (
            <SelectField
              label={t('whom')}
              value={classId}
              onChange={(event) => {
                setClassId(event.target.value);
                setLearnerIds(null);
              }}
              options={[
                { value: '', label: t('me') },
                ...classes.map(({ id, name }) => ({ value: id, label: t('class', { name }) })),
              ]}
            />
          ) : null}
          {classId === '' ? null : (
            <AudienceFields
              classId={classId}
              learnerIds={learnerIds}
              onChange={setLearnerIds}
              error={sent && learnerIds?.length === 0 ? t('pickLearner') : null}
            />
          )}
          <ConceptPicker
            concepts={concepts}
            chosen={chosen}
            onChange={setChosen}
            lang={course.language}
            error={sent && chosen.length === 0 ? t('pickOne') : null}
            rings={classId === ''}
          />
        </div>
        <div className="lg:sticky lg:top-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <WayPreview courseId={course.id} targetIds={chosen} fromNothing={classId !== ''} lang={course.language} />
        </div>
        <div className="min-w-0 space-y-7">
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              label={t('name')}
              hint={t('nameHint')}
              maxLength={120}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
            <TextField
              label={t('due')}
              hint={t('dueHint')}
              type="date"
              value={dueOn}
              onChange={(event) => setDueOn(event.target.value)}
            />
          </div>
          {send.problem ? <ErrorState inline problem={send.problem} /> : null}
          <div className="flex flex-wrap gap-3">
            <Button type="submit" variant="primary" busy={send.pending}>
              {t(path ? 'save' : classId === '' ? 'create' : 'createFor')}
            </Button>
            <LinkButton href={path ? `${base}/${path.id}` : base} variant="plain">
              {common('cancel')}
            </LinkButton>
          </div>
        </div>
      </form>
    </div>
  );
}

/** Concepts that are chosen at first, as far as the course has them. */
function startWith(concepts: readonly PickableConcept[], path: Path | null, first: string | null): string[] {
  const ids = path ? path.way.targets.flatMap(({ conceptId }) => conceptId ?? []) : first ? [first] : [];
  return ids.filter((id) => concepts.some((concept) => concept.id === id));
}
