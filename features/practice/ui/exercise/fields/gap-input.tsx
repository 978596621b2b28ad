'use client';

import { cn } from '@/ui/cn';

/** A field inside a line of text or code: as wide as what is written in it, a line to write on. */
export function GapInput({
  value,
  onChange,
  locked,
  label,
  describedBy,
  lang,
  className,
}: {
  value: string;
  onChange: (text: string) => void;
  locked: boolean;
  label: string;
  describedBy: string;
  lang?: string;
  className?: string;
}) {
  return (
    <input
      type="text"
      dir="auto"
      lang={lang}
      value={value}
      readOnly={locked}
      onChange={(event) => onChange(event.target.value)}
      aria-label={label}
      aria-describedby={describedBy}
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      data-answer
      className={cn(
        'mx-1.5 field-sizing-content rounded-t-sm border-rule-strong border-b-2 bg-paper-raised px-2 py-1 align-baseline text-ink hover:border-ink focus:border-accent read-only:border-rule read-only:bg-transparent',
        className,
      )}
    />
  );
}
