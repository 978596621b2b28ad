'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { upload } from '@/platform/http/upload';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Field } from '@/ui/fields/field';
import { TextField } from '@/ui/fields/text-field';
import type { ImportResult } from '../contract';
import { ImportReportView } from './import-report';

/** A file of a framework: first what it would change, then bringing it in. `title` is that of the framework to bring up to date. */
export function ImportForm({ title: initial }: { title: string }) {
  const t = useTranslations('standards.import');
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState(initial);
  const [lacking, setLacking] = useState(false);
  const [result, setResult] = useState<ImportResult | null>(null);
  const send = useAction(async (trial: boolean, signal) => {
    if (!file) return;
    const form = new FormData();
    form.append('file', file, file.name);
    const query = new URLSearchParams({ trial: String(trial) });
    if (title.trim() !== '') query.set('title', title.trim());
    setResult(await upload<ImportResult>(`/frameworks?${query}`, form, { signal, onProgress: () => {} }));
    if (!trial) router.refresh();
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    setLacking(file === null);
    if (file) void send.run(true);
  }
  const waiting = result?.trial === true;
  return (
    <form onSubmit={submit} className="space-y-4 rounded-lg border border-rule px-6 py-5" data-print="none">
      <h2 className="text-lg">{t('title')}</h2>
      <Field label={t('file')} error={lacking ? t('choose') : undefined}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".json,.csv,.tsv,.txt,application/json,text/csv"
            className="block w-full text-sm file:me-4 file:min-h-11 file:rounded-md file:border file:border-rule-strong file:bg-paper-raised file:px-4 file:font-semibold"
            onChange={(event) => {
              const chosen = event.target.files?.[0] ?? null;
              setFile(chosen);
              setResult(null);
              setLacking(false);
              if (chosen && title === '') setTitle(chosen.name.replace(/\.[^.]+$/, '').replace(/[_-]+/g, ' '));
            }}
          />
        )}
      </Field>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        value={title}
        maxLength={200}
        onChange={(event) => {
          setTitle(event.target.value);
          setResult(null);
        }}
      />
      <div role="status">
        {result ? (
          <>
            <p className="mb-2">{t(result.trial ? 'trial' : 'done', { title: result.title })}</p>
            <ImportReportView report={result.report} />
          </>
        ) : null}
      </div>
      {send.problem ? <ErrorState inline problem={send.problem} /> : null}
      <div className="flex flex-wrap gap-3">
        {waiting ? (
          <Button variant="primary" busy={send.pending} onClick={() => void send.run(false)}>
            {t(send.pending ? 'taking' : 'take')}
          </Button>
        ) : (
          <Button type="submit" busy={send.pending}>
            {t(send.pending ? 'checking' : 'check')}
          </Button>
        )}
      </div>
    </form>
  );
}
