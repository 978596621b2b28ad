'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextAreaField } from '@/ui/fields/text-field';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { Correction } from '../contract';
import { AboutLine } from './about-line';
import { useSubjectWords } from './use-subject-words';

/** One correction that was asked for, with where it can be put right and the decision on it. `ofCourse`: a teacher decides. */
export function CorrectionRequest({ initial, ofCourse = false }: { initial: Correction; ofCourse?: boolean }) {
  const t = useTranslations('rights.requests');
  const states = useTranslations('rights.correction');
  const subject = useSubjectWords();
  const [item, setItem] = useState(initial);
  const [reason, setReason] = useState('');
  const decide = useAction(async (accepted: boolean, signal) =>
    setItem(
      await api<Correction>(`${ofCourse ? `/courses/${item.courseId}` : ''}/corrections/${item.id}/decision`, {
        ...{ method: 'POST', body: { accepted, reason }, signal },
      }),
    ),
  );
  const place = placeOf(item);
  return (
    <article className="space-y-2">
      <h3 className="flex flex-wrap items-center gap-3 font-semibold">
        <bdi>{item.learnerName ?? t('gone')}</bdi>
        <span className="font-normal">{subject(item.about)}</span>
        <Tag tone={item.state === 'open' ? 'accent' : 'plain'}>{states(`state.${item.state}`)}</Tag>
      </h3>
      <p className="text-ink-soft text-sm">
        {states('asked', { name: item.askedByName ?? states('someone') })} · <Time iso={item.createdAt} precise />
      </p>
      <AboutLine item={item} />
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <dt className="text-ink-soft">{t('wrong')}</dt>
        <dd dir="auto" className="whitespace-pre-wrap break-words">
          {item.wrong}
        </dd>
        <dt className="text-ink-soft">{t('instead')}</dt>
        <dd dir="auto" className="whitespace-pre-wrap break-words">
          {item.instead}
        </dd>
        {item.reason ? (
          <>
            <dt className="text-ink-soft">{t('reason')}</dt>
            <dd dir="auto">{item.reason}</dd>
          </>
        ) : null}
      </dl>
      {item.state === 'open' ? (
        <div className="space-y-3">
          <p className="text-sm">
            <TextLink href={place.href}>{t(`places.${place.name}`)}</TextLink>
          </p>
          <TextAreaField
            label={t('reason')}
            hint={`${t('acceptedHint')} ${t('reasonHint')}`}
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {decide.problem ? <ErrorState inline problem={decide.problem} /> : null}
          <div className="flex flex-wrap gap-3">
            <Button onClick={() => void decide.run(true)} busy={decide.pending} disabled={reason.trim() === ''}>
              {t('accept')}
            </Button>
            <Button
              variant="plain"
              onClick={() => void decide.run(false)}
              disabled={reason.trim() === '' || decide.pending}
            >
              {t('refuse')}
            </Button>
          </div>
        </div>
      ) : null}
    </article>
  );
}

type PlaceName = 'progress' | 'explanations' | 'consent' | 'enrolment' | 'account' | 'record';

/** Where the school itself puts such a thing right: overruling what is estimated or judged, choices, people; else the record. */
function placeOf({ about, learnerId, courseId, conceptId, attemptId }: Correction): { name: PlaceName; href: string } {
  if (about === 'explanations' && courseId)
    return {
      name: 'explanations',
      href: attemptId
        ? `/courses/${courseId}/explain/${attemptId}`
        : `/courses/${courseId}/explanations?learner=${learnerId}`,
    };
  if ((about === 'progress' || about === 'answers') && courseId)
    return {
      name: 'progress',
      href: `/courses/${courseId}/progress?learner=${learnerId}${conceptId ? `&concept=${conceptId}` : ''}`,
    };
  if (about === 'consent') return { name: 'consent', href: `/consent/learners/${learnerId}` };
  if (about === 'enrolment') return { name: 'enrolment', href: '/classes' };
  if (about === 'account') return { name: 'account', href: '/people' };
  return { name: 'record', href: `/learners/${learnerId}/record` };
}
