import { BookOpen } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CitationNote } from '@/ui/citation-note';
import type { Citation } from '../contract';

/** Address of a passage in its source. */
export function passageHref(courseId: string, citation: Citation): string {
  return `/courses/${courseId}/sources/${citation.sourceId}?chunk=${citation.chunkId}`;
}

/** Every passage that a block rests on, as links that open it. */
export function FullNote({ courseId, citations }: { courseId: string; citations: Citation[] }) {
  return (
    <div className="space-y-2">
      {citations.map((citation) => (
        <CitationNote
          key={citation.chunkId}
          href={passageHref(courseId, citation)}
          title={citation.sourceTitle}
          path={citation.headingPath}
          place={citation.place}
        />
      ))}
    </div>
  );
}

/** The passage of the block before, again: a short link, so that every paragraph opens its own. */
export function SameNote({ courseId, citation }: { courseId: string; citation: Citation }) {
  const t = useTranslations('lesson');
  return (
    <p className="italic">
      <Link href={passageHref(courseId, citation)} className="text-ink-faint hover:text-accent hover:underline">
        {t('samePassage')}
      </Link>
    </p>
  );
}

/** The note where there is no margin: a line under the paragraph that opens. Not on paper. */
export function FoldedNote({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="mt-1.5 text-ink-soft text-sm lg:hidden print:hidden">
      <summary className="inline-flex min-h-8 max-w-full items-center gap-1.5">
        <BookOpen aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate underline decoration-rule-strong underline-offset-4" dir="auto">
          {summary}
        </span>
      </summary>
      <div className="border-rule border-s-2 ps-3 pb-1">{children}</div>
    </details>
  );
}
