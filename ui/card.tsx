import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A sheet of paper on the desk: for one thing that can be taken up. Few on a page; lists need no cards. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={cn('rounded-lg border border-rule bg-paper-raised p-6', className)} {...rest} />;
}
