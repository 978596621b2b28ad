'use client';

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Prose } from '@/ui/prose/prose';
import { useRowDrag } from '@/ui/use-row-drag';
import { moved } from '../response';
import { type AnswerFieldProps, htmlOf, spoken } from './field-props';

/** Steps to put in order: by buttons, or by dragging a handle with mouse, pen or finger. */
export function OrderingField({
  body,
  response,
  onChange,
  locked,
  presentation,
  lang,
  labelledBy,
}: AnswerFieldProps<'ordering'>) {
  const t = useTranslations('exercise.ordering');
  const list = useRef<HTMLOListElement>(null);
  const refocus = useRef<{ id: string; by: 1 | -1 } | null>(null);
  const [said, setSaid] = useState('');
  const order = response?.order ?? body.steps.map((step) => step.id);
  const textOf = (id: string) => body.steps.find((step) => step.id === id)?.text ?? '';

  const move = (from: number, to: number) => {
    const id = order[from];
    if (id === undefined || to < 0 || to >= order.length) return from;
    onChange({ kind: 'ordering', order: moved(order, from, to) });
    setSaid(t('moved', { step: spoken(textOf(id)), place: to + 1, total: order.length }));
    return to;
  };
  const drag = useRowDrag(list, move);
  useEffect(() => {
    // The moved row takes the focus along, so that pressing again moves it on.
    const target = refocus.current;
    if (target === null) return;
    refocus.current = null;
    const row = list.current?.querySelector(`[data-step="${CSS.escape(target.id)}"]`);
    row?.querySelector<HTMLElement>(`[data-by="${target.by}"]`)?.focus();
  });

  return (
    <fieldset aria-labelledby={labelledBy}>
      <p className="mb-2 text-ink-soft text-sm print:hidden">{t('label')}</p>
      <ol ref={list} className="space-y-2">
        {order.map((id, index) => (
          <li
            key={id}
            data-step={id}
            className={cn(
              'flex items-center gap-2 rounded-md border border-rule-strong bg-paper-raised py-1.5 ps-1 pe-1.5',
              drag.row === index && 'border-accent bg-accent-soft shadow-float',
            )}
          >
            <span
              className={cn(
                'touch-none p-2 text-ink-faint',
                locked ? 'invisible' : 'cursor-grab active:cursor-grabbing',
              )}
              title={t('drag')}
              aria-hidden
              {...(locked ? {} : drag.handle(index))}
            >
              <GripVertical className="size-5" />
            </span>
            <span className="figures w-4 shrink-0 text-ink-faint text-sm">{index + 1}</span>
            <Prose html={htmlOf(presentation, id, textOf(id))} lang={lang} compact className="min-w-0 flex-1" />
            {locked
              ? null
              : ([-1, 1] as const).map((by) => {
                  const stuck = index + by < 0 || index + by >= order.length;
                  const Icon = by === -1 ? ArrowUp : ArrowDown;
                  return (
                    <Button
                      key={by}
                      variant="plain"
                      size="small-icon"
                      data-by={by}
                      aria-label={t(by === -1 ? 'up' : 'down', { step: spoken(textOf(id)) })}
                      aria-disabled={stuck || undefined}
                      onClick={() => {
                        refocus.current = { id, by };
                        move(index, index + by);
                      }}
                    >
                      <Icon aria-hidden />
                    </Button>
                  );
                })}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </fieldset>
  );
}
