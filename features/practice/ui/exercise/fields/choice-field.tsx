'use client';

import { cn } from '@/ui/cn';
import { useKey } from '@/ui/keys';
import { Prose } from '@/ui/prose/prose';
import { type AnswerFieldProps, htmlOf } from './field-props';

/** One of several answers; the keys 1 to 6 choose. */
export function ChoiceField({
  body,
  response,
  onChange,
  locked,
  presentation,
  lang,
  labelledBy,
}: AnswerFieldProps<'choice'> | AnswerFieldProps<'truth'>) {
  const choose = (index: number) => {
    const option = body.options[index];
    if (option && !locked) onChange({ kind: body.kind, optionId: option.id });
  };
  useKey('1', () => choose(0));
  useKey('2', () => choose(1));
  useKey('3', () => choose(2));
  useKey('4', () => choose(3));
  useKey('5', () => choose(4));
  useKey('6', () => choose(5));
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className="space-y-2">
      {body.options.map((option, index) => {
        const chosen = response?.optionId === option.id;
        return (
          <label
            key={option.id}
            className={cn(
              'flex min-h-12 items-baseline gap-3 rounded-md border bg-paper-raised px-4 py-2.5',
              chosen ? 'border-accent bg-accent-soft' : 'border-rule-strong',
              locked ? 'cursor-default' : 'cursor-pointer hover:border-ink',
              locked && !chosen && 'border-rule',
            )}
          >
            <input
              type="radio"
              name={presentation.id}
              value={option.id}
              checked={chosen}
              disabled={locked}
              onChange={() => choose(index)}
              className="size-4.5 shrink-0 translate-y-0.5 accent-accent"
            />
            <span aria-hidden className="figures w-3 shrink-0 text-ink-faint text-sm print:hidden">
              {index + 1}
            </span>
            <Prose html={htmlOf(presentation, option.id, option.text)} lang={lang} compact className="min-w-0 flex-1" />
          </label>
        );
      })}
    </div>
  );
}
