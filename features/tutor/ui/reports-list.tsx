'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';
import { Time } from '@/ui/time';
import type { ChatReport } from '../contract';

/** For those who may change the course: answers that learners handed in, one under the other. Nothing where there are none. */
export function ReportsList({ courseId, reports }: { courseId: string; reports: ChatReport[] }) {
  const t = useTranslations('tutor.reports');
  const reason = useTranslations('tutor.report');
  const toast = useToast();
  const [left, setLeft] = useState(reports);
  const dismiss = useAction(async (id: string, signal) => {
    await api(`/courses/${courseId}/chat-reports/${id}`, { method: 'DELETE', signal });
    setLeft((before) => before.filter((report) => report.id !== id));
    toast({ text: t('dismissed') });
  });
  if (left.length === 0) return null;
  return (
    <section className="page space-y-4 pb-10">
      <h2 className="text-xl">{t('title')}</h2>
      <p className="max-w-measure text-ink-soft">{t('words')}</p>
      {dismiss.problem ? <ErrorState inline problem={dismiss.problem} /> : null}
      <ul className="space-y-4">
        {left.map((report) => (
          <li key={report.id} className="rounded-lg border border-rule p-4">
            <p className="text-ink-soft text-sm">
              {reason(report.reason)} · <Time iso={report.at} precise />
            </p>
            <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
              <Entry term={t('question')} text={report.question} />
              <Entry term={t('answer')} text={report.answer} />
              <Entry term={t('by')} text={report.writtenBy} />
              {report.words === '' ? null : <Entry term={t('said')} text={report.words} />}
            </dl>
            <Button size="small" className="mt-3" busy={dismiss.pending} onClick={() => void dismiss.run(report.id)}>
              {t('dismiss')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ term, text }: { term: string; text: string }) {
  return (
    <>
      <dt className="text-ink-soft text-sm">{term}</dt>
      <dd className="whitespace-pre-wrap break-words" dir="auto">
        {text}
      </dd>
    </>
  );
}
