'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Field } from '@/ui/fields/field';
import type { Fairness, ImportResult } from '../contract';

/** Lines with problems that are listed. */
const SHOWN = 20;

/** Takes in a table: looked through first, then kept. */
export function ImportForm({ onTaken }: { onTaken: (next: Fairness) => void }) {
  const t = useTranslations('fairness.import');
  const [text, setText] = useState<string | null>(null);
  const [trial, setTrial] = useState<ImportResult | null>(null);
  const [taken, setTaken] = useState(false);
  const send = useAction(async (asTrial: boolean, signal) => {
    const body = { text: text ?? '', trial: asTrial };
    const result = await api<ImportResult>('/fairness/attributes', { method: 'POST', body, signal });
    setTrial(asTrial ? result : null);
    setTaken(!asTrial);
    if (!asTrial) onTaken(await api<Fairness>('/fairness', { signal }));
  });
  return (
    <form
      className="max-w-measure space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== null) void send.run(true);
      }}
    >
      <h3 className="text-lg">{t('title')}</h3>
      <p className="text-ink-soft">{t('words')}</p>
      <Field label={t('file')}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            className="block w-full min-w-0 text-sm file:me-3 file:min-h-11 file:rounded-md file:border file:border-rule-strong file:bg-paper-raised file:px-4 file:text-ink"
            onChange={(event) => {
              setTrial(null);
              setTaken(false);
              void event.target.files?.[0]?.text().then(setText);
            }}
          />
        )}
      </Field>
      {send.problem ? <ErrorState inline problem={send.problem} /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={send.pending} disabled={text === null}>
          {t('try')}
        </Button>
        {trial && trial.set + trial.cleared > 0 ? (
          <Button busy={send.pending} onClick={() => void send.run(false)}>
            {t('take')}
          </Button>
        ) : null}
        <p role="status" className="text-ink-soft text-sm">
          {taken ? t('taken') : trial ? t('result', { set: trial.set, cleared: trial.cleared, rows: trial.rows }) : ''}
        </p>
      </div>
      {trial ? <Problems result={trial} /> : null}
    </form>
  );
}

function Problems({ result: { ignored, problems } }: { result: ImportResult }) {
  const t = useTranslations('fairness');
  return (
    <div className="text-ink-soft text-sm">
      {ignored.length > 0 ? <p>{t('import.ignored', { columns: ignored.join(', ') })}</p> : null}
      {problems.length > 0 ? (
        <>
          <p>{t('import.problems', { count: problems.length })}</p>
          <ul className="list-disc ps-5">
            {problems.slice(0, SHOWN).map(({ line, code, column }) => (
              <li key={`${line} ${code}`}>{t(`import.problem.${code}`, { line, column: column ?? '' })}</li>
            ))}
            {problems.length > SHOWN ? <li>{t('import.more', { count: problems.length - SHOWN })}</li> : null}
          </ul>
        </>
      ) : null}
    </div>
  );
}
