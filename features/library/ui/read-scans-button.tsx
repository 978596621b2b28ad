'use client';

import { ScanText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Ingestion, Source } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';

/** Offers to have a source's pictures of text read where a program for that is installed, and otherwise says which one it takes. */
export function ReadScansButton({ source, onStarted }: { source: Source; onStarted: (ingestion: Ingestion) => void }) {
  const t = useTranslations('library.scans');
  const [started, setStarted] = useState(false);
  // The list comes anew when the work has ended.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a source that has come anew
  useEffect(() => setStarted(false), [source]);
  const read = useAction(async (_: null, signal) => {
    const path = `/courses/${source.courseId}/sources/${source.id}/read-scans`;
    onStarted(await api<Ingestion>(path, { method: 'POST', signal }));
    setStarted(true);
  });
  if (source.scansUnread) return <p className="mt-1 text-ink-soft text-sm">{t('missing')}</p>;
  if (!source.scansOffered) return null;
  if (started)
    return (
      <p role="status" className="mt-1 text-ink-soft text-sm">
        {t('started')}
      </p>
    );
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
