'use client';

import { ScanText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Ingestion, Source } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';

/** Offers to have a source's pictures of text read where a program for that is installed, and otherwise says which one it takes. */
export function ReadScansButton({ source, onStarted }: { source: Source; onStarted: (ingestion: Ingestion) => void }) {
  const t = useTranslations('library.scans');
  const read = useAction(async (_: null, signal) => {
    const path = `/courses/${source.courseId}/sources/${source.id}/read-scans`;
    onStarted(await api<Ingestion>(path, { method: 'POST', signal }));
  });
  if (!source.scansOffered) return isScan(source) ? <p className="mt-1 text-ink-soft text-sm">{t('missing')}</p> : null;
  return (
    <div className="mt-2">
      <Button size="small" busy={read.pending} onClick={() => void read.run(null)}>
        <ScanText aria-hidden />
        {t('read')}
      </Button>
      <p className="mt-1 text-ink-soft text-sm">{t('words')}</p>
      {read.problem ? <ErrorState inline problem={read.problem} className="mt-2" /> : null}
    </div>
  );
}

/** Some of its pages, or all, are pictures of text. */
function isScan({ failure, warnings }: Source): boolean {
  return failure?.code === 'scanned' || warnings.some(({ code }) => code === 'pages_without_text');
}
