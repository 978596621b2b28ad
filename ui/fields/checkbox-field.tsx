'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';

/** Yes or no, with the sentence that it answers; the whole line can be pressed. */
export function CheckboxField({
  label,
  hint,
  ...rest
}: Omit<ComponentProps<'input'>, 'id' | 'type' | 'className'> & { label: string; hint?: ReactNode }) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex gap-3 rounded-md py-1">
      <input
        type="checkbox"
        id={id}
        className="mt-1 size-5 shrink-0 accent-accent"
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...rest}
      />
      <span>
        <span className="font-semibold">{label}</span>
        {hint ? (
          <span id={`${id}-hint`} className="block text-ink-soft text-sm">
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}
