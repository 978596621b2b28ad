'use client';

import { Download, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { type Problem, toProblem } from '@/ui/problem';
import type { ImportReport } from '../../measure/contract';

/** Lines that were not taken that are named. */
const MOST_LINES = 10;

/** Questions from a file and into one. */
export function QuestionFiles({
  courseId,
  any,
  onImported,
}: {
  courseId: string;
  any: boolean;
  onImported: () => void;
}) {
  const t = useTranslations('retrieval.questions');
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const base = `/courses/${courseId}/retrieval/questions`;
  const take = async (file: File) => {
    setBusy(true);
    setProblem(null);
    try {
      setReport(await api<ImportReport>(`${base}/import`, { method: 'POST', body: { text: await file.text() } }));
      onImported();
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="max-w-3xl space-y-3" data-print="none">
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" busy={busy} onClick={() => input.current?.click()}>
          <Upload aria-hidden />
          {t('import')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".jsonl,.json,.csv"
          className="sr-only"
          tabIndex={-1}
          aria-label={t('file')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void take(file);
          }}
        />
        {any
          ? (['jsonl', 'csv'] as const).map((format) => (
              <a key={format} className="link text-sm" href={`/api/v1${base}/file?format=${format}`} download>
                <Download aria-hidden className="me-1 inline size-4" />
                {format === 'csv' ? t('exportCsv') : t('exportJsonl')}
              </a>
            ))
          : null}
      </div>
      <p className="text-ink-soft text-sm">{t('importWords')}</p>
      {problem ? <ErrorState inline problem={problem} /> : null}
      <div role="status">{report ? <Report report={report} /> : null}</div>
    </div>
  );
}

function Report({ report }: { report: ImportReport }) {
  const t = useTranslations('retrieval.questions');
  return (
    <div className="text-sm">
      <p>{t('imported', { added: report.added, updated: report.updated })}</p>
      {report.refused.length > 0 ? (
        <>
          <p>{t('refused', { count: report.refused.length })}</p>
          <ul className="text-ink-soft">
            {report.refused.slice(0, MOST_LINES).map(({ line, reason }) => (
              <li key={`${line} ${reason}`}>{t('line', { line, reason })}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
