'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { useRowDrag } from '@/ui/use-row-drag';
import type { Path } from '../contract';
import { moved, placesOf } from './places';
import { StepRow } from './step-row';
import { useOrder } from './use-order';

/**
 * The steps of a path in order. Whoever may change it moves them by the arrows or by dragging, as far as the graph allows; where it doesn't, a
 * sentence says why.
 */
export function StepList({
  path,
  lang,
  standing,
  start,
  onSaved,
  onReload,
}: {
  path: Path;
  lang: string;
  /** The steps are somebody's: where they stand with each is shown. */
  standing: boolean;
  /** A button that begins a concept; shown at the first step that can be begun. */
  start: ((conceptId: string) => ReactNode) | null;
  onSaved: (path: Path) => void;
  /** Fetches the path as it is now, after somebody else has changed it. */
  onReload: () => void;
}) {
  const t = useTranslations('paths.step');
  const list = useRef<HTMLOListElement>(null);
  const refocus = useRef<{ id: string; by: 1 | -1 } | null>(null);
  const [said, setSaid] = useState<{ id: string; text: string; blocked: boolean } | null>(null);
  const order = useOrder(path, onSaved);
  const { steps } = order;
  const nameOf = (id: string | null) => steps.find(({ conceptId }) => conceptId === id)?.name ?? '';

  /** Moves a step as near to a place as it may go, and says where it is or why it went no further. */
  function move(from: number, to: number, keep: boolean): number {
    const step = steps[from];
    if (!step) return from;
    const { first, last, after, before } = placesOf(steps, step.conceptId);
    const at = Math.min(Math.max(to, first), last);
    const { name, conceptId: id } = step;
    if (at > to)
      setSaid({
        id,
        text: after ? t('needs', { step: name, need: nameOf(after) }) : t('first', { step: name }),
        blocked: true,
      });
    else if (at < to) {
      const why = before ? t('neededBy', { step: name, other: nameOf(before) }) : t('last', { step: name });
      setSaid({ id, text: why, blocked: true });
    } else setSaid({ id, text: t('moved', { step: name, place: at + 1, total: steps.length }), blocked: false });
    if (at === from) return from;
    const next = moved(steps, from, at);
    if (keep) order.keep(next);
    else order.show(next);
    return at;
  }
  const drag = useRowDrag(
    list,
    (from, to) => move(from, to, false),
    () => order.keep(steps),
  );
  useEffect(() => {
    // The moved row takes the focus along, so that pressing again moves it on.
    const target = refocus.current;
    if (target === null) return;
    refocus.current = null;
    const row = list.current?.querySelector(`[data-step="${CSS.escape(target.id)}"]`);
    row?.querySelector<HTMLElement>(`[data-by="${target.by}"]`)?.focus();
  });
  const open = steps.find(({ state }) => state !== 'locked');

  return (
    <div>
      <ol ref={list} className="space-y-2">
        {steps.map((step, index) => (
          <StepRow
            key={step.conceptId}
            step={step}
            place={index + 1}
            courseId={path.courseId}
            lang={lang}
            standing={standing}
            start={start && step === open ? start(step.conceptId) : null}
            why={said?.blocked && said.id === step.conceptId ? said.text : null}
            held={drag.row === index}
            handle={path.editable && steps.length > 1 ? drag.handle(index) : null}
            onMove={(by) => {
              refocus.current = { id: step.conceptId, by };
              move(index, index + by, true);
            }}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said?.text}
      </p>
      {order.problem ? (
        <ErrorState
          inline
          problem={order.problem}
          action={
            <Button size="small" onClick={onReload}>
              {t('reload')}
            </Button>
          }
        />
      ) : null}
    </div>
  );
}
