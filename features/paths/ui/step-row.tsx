'use client';

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { modeOf } from '@/core/tracing/thresholds';
import { Button, TextLink } from '@/ui/button';
import { cn } from '@/ui/cn';
import { MasteryRing } from '@/ui/mastery-ring';
import { Tag } from '@/ui/tag';
import type { PathStep } from '../contract';

/** Names that a closed step says it waits for, at most. */
const NAMED = 2;

/** One step: its place, what it is, where the learner stands with it, what moves it (null: it stays), and why it went no further. */
export function StepRow({
  step,
  place,
  courseId,
  lang,
  standing,
  start,
  why,
  held,
  handle,
  onMove,
}: {
  step: PathStep;
  place: number;
  courseId: string;
  lang: string;
  /** Where the learner stands with it is shown. */
  standing: boolean;
  start: ReactNode;
  /** Why it couldn't be moved; read out elsewhere. */
  why: string | null;
  held: boolean;
  handle: ComponentProps<'span'> | null;
  onMove: (by: 1 | -1) => void;
}) {
  const t = useTranslations('paths.step');
  const { conceptId, name, mastery, state, waitsFor } = step;
  return (
    <li
      data-step={conceptId}
      className={cn(
        'flex flex-wrap items-center gap-x-2 gap-y-2 rounded-md border border-rule bg-paper-raised py-2 ps-1 pe-2',
        held && 'border-accent bg-accent-soft shadow-float',
        handle === null && 'ps-3',
      )}
    >
      {handle ? (
        <span
          className="cursor-grab touch-none p-2 text-ink-faint active:cursor-grabbing print:hidden"
          title={t('drag')}
          aria-hidden
          {...handle}
        >
          <GripVertical className="size-5" />
        </span>
      ) : null}
      <span className="figures w-6 shrink-0 text-ink-faint text-sm">{place}</span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <TextLink
            href={`/courses/${courseId}/map?concept=${conceptId}`}
            lang={lang}
            dir="auto"
            className="break-words"
          >
            {name}
          </TextLink>
          {step.target ? <Tag tone="accent">{t('target')}</Tag> : null}
        </p>
        {standing ? (
          <p className="flex flex-wrap gap-x-4 text-ink-soft text-sm">
            <MasteryRing level={mastery === null ? 'none' : modeOf(mastery)} />
            {state === 'locked' ? (
              <span dir="auto">
                {waitsFor.length === 0 ? t('lockedPlain') : t('locked', { names: listed(waitsFor) })}
              </span>
            ) : null}
          </p>
        ) : null}
      </div>
      {handle ? (
        <span className="flex print:hidden">
          {([-1, 1] as const).map((by) => {
            const Icon = by === -1 ? ArrowUp : ArrowDown;
            return (
              <Button
                key={by}
                variant="plain"
                size="small-icon"
                data-by={by}
                aria-label={t(by === -1 ? 'up' : 'down', { step: name })}
                onClick={() => onMove(by)}
              >
                <Icon aria-hidden />
              </Button>
            );
          })}
        </span>
      ) : null}
      {start ? <span className="flex flex-wrap gap-2 max-sm:basis-full max-sm:ps-9 print:hidden">{start}</span> : null}
      {why ? (
        <p aria-hidden className="basis-full ps-11 pe-2 pb-1 text-accent text-sm">
          {why}
        </p>
      ) : null}
    </li>
  );
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map((name) => `“${name}”`);
  return [...shown, ...(names.length > NAMED ? ['…'] : [])].join(', ');
}
