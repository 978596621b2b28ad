import { cva, type VariantProps } from 'class-variance-authority';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { cn } from './cn';

const look = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-md text-center font-semibold transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-[1.15em] [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent-strong',
        secondary: 'border border-rule-strong bg-paper-raised text-ink hover:border-ink hover:bg-paper-sunken',
        quiet: 'text-accent hover:bg-accent-soft',
        plain: 'text-ink-soft hover:bg-paper-sunken hover:text-ink',
      },
      size: {
        small: 'min-h-9 px-3 py-1 text-sm pointer-coarse:min-h-11',
        normal: 'min-h-11 px-4 py-2 text-base',
        large: 'min-h-13 px-6 py-2.5 text-lg',
        icon: 'size-11 p-0 text-lg',
        'small-icon': 'size-9 p-0 text-base pointer-coarse:size-11',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'normal' },
  },
);

type Look = VariantProps<typeof look>;

/**
 * Does something here. `primary` once a view, for the one thing to do next; `busy` shows that it is being done and
 * keeps the focus where it is (the button stays focusable and ignores presses).
 */
export function Button({
  variant,
  size,
  busy = false,
  className,
  type = 'button',
  onClick,
  ...rest
}: ComponentProps<'button'> & Look & { busy?: boolean }) {
  return (
    <button
      type={type}
      className={cn(look({ variant, size }), busy && 'cursor-progress', className)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    />
  );
}

/** Goes somewhere: a link that looks like a button. */
export function LinkButton({ variant, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link className={cn(look({ variant, size }), className)} {...rest} />;
}

/** A link in text or lists. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={cn('link', className)} {...rest} />;
}
