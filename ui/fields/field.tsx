'use client';

import { type ReactNode, useId } from 'react';
import { cn } from '../cn';

/** What every field has beside its control. */
export interface FieldProps {
  label: string;
  /** One line under the label: what is wanted, in which form. */
  hint?: ReactNode;
  /** Why what stands in the field cannot be taken; shown in place and read out. */
  error?: string | null;
  /** The label is there for screen readers only (a search box beside its button). */
  labelHidden?: boolean;
  className?: string;
}

/** Ties label, hint and error to one control; `children` gets the ids to put on it. */
export function Field({
  label,
  hint,
  error,
  labelHidden = false,
  className,
  children,
}: FieldProps & {
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : null;
  const errorId = error ? `${id}-error` : null;
  const describedBy = [hintId, errorId].filter((value) => value !== null).join(' ');
  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className={cn('font-semibold text-sm', labelHidden && 'sr-only')}>
        {label}
      </label>
      {hint && hintId ? (
        <p id={hintId} className="-mt-1 text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
      {children({
        id,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {error && errorId ? (
        <p id={errorId} className="text-danger text-sm">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** The box that text fields, selects and text areas share. */
export const controlLook =
  'w-full rounded-md border border-rule-strong bg-paper-raised px-3 py-2 text-base text-ink placeholder:text-ink-faint hover:border-ink aria-invalid:border-danger disabled:opacity-60';
