'use client';

import { FileDown, FileText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ChunkPlace, SourceView } from '@/features/library/contract';
import { usePlaceLabel } from '@/ui/place-label';

/** The way to the file that a source was made of: a PDF opens at the page of the passage that is looked at, other files are saved. */
export function OriginalLink({ source, place }: { source: SourceView; place: ChunkPlace | null }) {
  const t = useTranslations('library.original');
  const label = usePlaceLabel()(place);
  if (source.original === null || source.format === 'markdown') return null;
  const opens = source.format === 'pdf';
  const href = opens && place ? `${source.original}#page=${place.number}` : source.original;
  return (
    <p className="mb-6 text-sm" data-print="none">
      <a
        href={href}
        target={opens ? '_blank' : undefined}
        rel="noopener"
        className="link inline-flex min-h-8 items-center gap-1.5"
      >
        {opens ? <FileText aria-hidden className="size-4" /> : <FileDown aria-hidden className="size-4" />}
        {opens ? t('open') : t('save')}
      </a>
      {label ? <span className="figures ms-2 text-ink-soft">{t('place', { place: label })}</span> : null}
    </p>
  );
}
