'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SchoolClass } from '@/features/identity/contract';
import { Button, TextLink } from '@/ui/button';
import { copyText } from '@/ui/copy-text';
import { Tag } from '@/ui/tag';

/** One class: its course, its people, and for its teachers the code that lets learners in. */
export function ClassRow({ entry, staff, teaches }: { entry: SchoolClass; staff: boolean; teaches: boolean }) {
  const t = useTranslations('identity.classes');
  const words = useTranslations('identity.class');
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 py-5" data-row>
      <div className="min-w-0">
        <h2 className="text-lg" dir="auto">
          {entry.name} {entry.simulated ? <Tag>{t('simulated')}</Tag> : null}
        </h2>
        <p className="text-ink-soft" dir="auto">
          <TextLink href={`/courses/${entry.courseId}`}>{entry.courseTitle}</TextLink>
          {' · '}
          {staff
            ? t('learners', { count: entry.learnerCount })
            : t('taughtBy', { names: entry.teacherNames.join(', ') })}
          {staff && entry.schoolName ? ` · ${[entry.schoolName, entry.termName].filter(Boolean).join(', ')}` : ''}
        </p>
        {entry.joinCode === null ? null : (
          <p className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
            <TextLink href={`/classes/${entry.id}`} prefetch={false} aria-label={words('openOf', { name: entry.name })}>
              {words('open')}
            </TextLink>
            <TextLink
              href={`/classes/${entry.id}/entry`}
              prefetch={false}
              aria-label={t('entryOf', { name: entry.name })}
            >
              {t('entry')}
            </TextLink>
            {teaches ? (
              <TextLink
                href={`/classes/${entry.id}/report`}
                prefetch={false}
                aria-label={t('reportOf', { name: entry.name })}
              >
                {t('report')}
              </TextLink>
            ) : null}
          </p>
        )}
      </div>
      {entry.joinCode === null ? null : <JoinCode code={entry.joinCode} />}
    </li>
  );
}

/** The code, large enough for the board, and a link to hand out. */
function JoinCode({ code }: { code: string }) {
  const t = useTranslations('identity.classes');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const link = new URL(`/join?code=${encodeURIComponent(code)}`, window.location.href).href;
    setCopied(await copyText(link));
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p>
        <span className="small-caps block text-ink-faint text-sm leading-tight">{t('code')}</span>
        <span className="figures select-all whitespace-nowrap font-mono text-xl tracking-wider">{code}</span>
      </p>
      <Button size="small" onClick={() => void copy()}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span aria-live="polite">{copied ? t('copied') : t('copyLink')}</span>
      </Button>
    </div>
  );
}
