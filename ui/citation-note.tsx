'use client';

import { BookOpen } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from './cn';
import { type OriginalPlace, usePlaceLabel } from './place-label';

/**
 * A note in the margin of a `.reading` column; put it directly before the paragraph it belongs to. From 64rem on it
 * hangs beside that paragraph; below, it stands where it is in the flow (place it after the paragraph with
 * `Annotated`).
 */
export function MarginNote({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn('margin-note text-ink-soft text-xs', className)}>{children}</div>;
}

/**
 * A paragraph with its note: beside it on wide screens, folded under it on narrow ones (open on press). `summary` is
 * what the fold says, e.g. the title of the source.
 */
export function Annotated({ note, summary, children }: { note: ReactNode; summary: string; children: ReactNode }) {
  return (
    <div className="annotated">
      <div className="hidden lg:block">
        <MarginNote>{note}</MarginNote>
      </div>
      {children}
      <details className="mt-1.5 text-ink-soft text-sm lg:hidden">
        <summary className="inline-flex min-h-8 max-w-full items-center gap-1.5">
          <BookOpen aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate underline decoration-rule-strong underline-offset-4" dir="auto">
            {summary}
          </span>
        </summary>
        <div className="border-rule border-s-2 ps-3 pb-1">{note}</div>
      </details>
    </div>
  );
}

/** What a paragraph rests on: the source and its section, as a link that opens the passage. */
export function CitationNote({
  href,
  title,
  path,
  place,
}: {
  href: string;
  title: string;
  /** Headings from the source's title down; the title itself is not repeated. */
  path: string[];
  /** Where in the original, where that has pages, slides or times. */
  place?: OriginalPlace | null | undefined;
}) {
  const t = useTranslations('common');
  const where = usePlaceLabel()(place);
  const sections = path.filter((heading) => heading !== title);
  return (
    <p className="leading-snug" dir="auto">
      <Link href={href} className="link" aria-label={t('citation.open', { title, section: sections.at(-1) ?? title })}>
        {title}
      </Link>
      {sections.length > 0 ? <span className="block">{sections.join(' › ')}</span> : null}
      {where ? <span className="figures block text-ink-faint">{where}</span> : null}
    </p>
  );
}
