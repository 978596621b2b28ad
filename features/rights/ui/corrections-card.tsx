'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextAreaField } from '@/ui/fields/text-field';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import { type Correction, type CorrectionPlace, correctionSubjectSchema } from '../contract';
import { AboutLine } from './about-line';
import { CORRECTABLE, useSubjectWords } from './use-subject-words';

/** Asking that something be put right, and what came of what was asked. */
export function CorrectionsCard({
  learnerId,
  initial,
  place = null,
}: {
  learnerId: string;
  initial: Correction[];
  /** What of a course it is about, where somebody came from there. */
  place?: CorrectionPlace | null;
}) {
  const t = useTranslations('rights.correction');
  const subject = useSubjectWords();
  const [items, setItems] = useState(initial);
  const [at, setAt] = useState(place);
  const [asked, setAsked] = useState<{ about: string; wrong: string; instead: string }>({
    ...{ about: place?.about ?? 'account', wrong: '', instead: '' },
  });
  const [sent, setSent] = useState(false);
  const send = useAction(async (_: null, signal) => {
    const body = { ...asked, about: correctionSubjectSchema.parse(asked.about), ...placeIds(at) };
    const made = await api<Correction>(`/learners/${learnerId}/corrections`, { method: 'POST', body, signal });
    setItems((before) => [made, ...before]);
    setAsked({ about: 'account', wrong: '', instead: '' });
    setAt(null);
    setSent(true);
  });
  const put = (change: Partial<typeof asked>) => {
    setSent(false);
    setAsked({ ...asked, ...change });
  };
  return (
    <Card>
      <h2 id="correction" className="scroll-mt-24 text-lg">
        {t('title')}
      </h2>
      <p className="mt-1 max-w-measure">{t('words')}</p>
      <form
        className="mt-4 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send.run(null);
        }}
      >
        <SelectField
          label={t('about')}
          options={CORRECTABLE.map((about) => ({ value: about, label: subject(about) }))}
          value={asked.about}
          onChange={(event) => put({ about: event.target.value })}
        />
        {at ? (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
            <p>
              {at.conceptName
                ? t('atConcept', { course: at.courseTitle, concept: at.conceptName })
                : t('atCourse', { course: at.courseTitle })}
            </p>
            <Button size="small" variant="quiet" onClick={() => setAt(null)}>
              {t('notThere')}
            </Button>
          </div>
        ) : null}
        <TextAreaField
          label={t('wrong')}
          required
          maxLength={1000}
          value={asked.wrong}
          onChange={(event) => put({ wrong: event.target.value })}
        />
        <TextAreaField
          label={t('instead')}
          required
          maxLength={1000}
          value={asked.instead}
          onChange={(event) => put({ instead: event.target.value })}
        />
        {send.problem ? <ErrorState inline problem={send.problem} /> : null}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" busy={send.pending}>
            {t('send')}
          </Button>
          <p role="status" className="text-ink-soft text-sm">
            {sent ? t('sent') : ''}
          </p>
        </div>
      </form>
      <h3 className="mt-6 font-semibold">{t('list')}</h3>
      {items.length === 0 ? <p className="text-ink-soft">{t('none')}</p> : null}
      <ul className="divide-y divide-rule">
        {items.map((item) => (
          <CorrectionItem
            key={item.id}
            item={item}
            onChange={(next) => setItems((before) => before.map((each) => (each.id === next.id ? next : each)))}
          />
        ))}
      </ul>
    </Card>
  );
}

function placeIds(at: CorrectionPlace | null) {
  return { courseId: at?.courseId ?? null, conceptId: at?.conceptId ?? null, attemptId: at?.attemptId ?? null };
}

function CorrectionItem({ item, onChange }: { item: Correction; onChange: (next: Correction) => void }) {
  const t = useTranslations('rights.correction');
  const subject = useSubjectWords();
  const withdraw = useAction(async (_: null, signal) =>
    onChange(
      await api<Correction>(`/learners/${item.learnerId}/corrections/${item.id}/withdraw`, { method: 'POST', signal }),
    ),
  );
  return (
    <li className="space-y-1 py-3">
      <p className="flex flex-wrap items-center gap-3">
        <span className="font-semibold">{subject(item.about)}</span>
        <Tag tone={item.state === 'open' ? 'accent' : 'plain'}>{t(`state.${item.state}`)}</Tag>
        <span className="text-ink-soft text-sm">
          <Time iso={item.createdAt} />
        </span>
      </p>
      <AboutLine item={item} />
      <p dir="auto" className="whitespace-pre-wrap break-words">
        {item.wrong} → {item.instead}
      </p>
      {item.reason ? (
        <p dir="auto" className="text-ink-soft">
          {t('reason')}: {item.reason}
        </p>
      ) : null}
      {withdraw.problem ? <ErrorState inline problem={withdraw.problem} /> : null}
      {item.state === 'open' ? (
        <Button size="small" variant="quiet" onClick={() => void withdraw.run(null)} busy={withdraw.pending}>
          {t('withdraw')}
        </Button>
      ) : null}
    </li>
  );
}
