'use client';

import { FileUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useDropzone } from 'react-dropzone';
import { useTranslations } from 'use-intl';
import { ApiError } from '@/platform/http/client';
import { upload } from '@/platform/http/upload';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { ErrorState } from '@/ui/error-state';
import { MOST_ROWS, type PeopleImport } from '../contract';

const FAULTS = ['not_a_table', 'too_many_rows', 'columns_missing', 'column_twice', 'file_too_large'] as const;

/** Takes a list, dropped or chosen, and leads to what it would do. */
export function ChooseList() {
  const t = useTranslations('peopleImport');
  const router = useRouter();
  const bring = useAction(async (file: File, signal) => {
    const form = new FormData();
    form.append('file', file, file.name);
    const list = await upload<PeopleImport>('/people/imports', form, { signal, onProgress: () => {} });
    router.push(`/people/import/${list.id}`);
  });
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    noClick: true,
    noKeyboard: true,
    multiple: false,
    onDropAccepted: ([file]) => {
      if (file) void bring.run(file);
    },
  });
  const fault = FAULTS.find((code) => code === bring.problem?.code);
  return (
    <div className="space-y-4">
      <div
        {...getRootProps()}
        className={cn(
          'rounded-lg border border-rule-strong border-dashed px-6 py-10 text-center transition-colors duration-100',
          isDragActive && 'border-accent bg-accent-soft',
        )}
      >
        <input {...getInputProps({ 'aria-label': t('choose'), accept: '.csv,.tsv,.txt,text/csv' })} />
        <p className="font-semibold text-lg">{t('drop')}</p>
        <p className="mx-auto mt-1 max-w-measure text-ink-soft text-sm">{t('dropHint', { rows: MOST_ROWS })}</p>
        <div className="mt-4">
          <Button variant="primary" busy={bring.pending} onClick={open}>
            <FileUp aria-hidden />
            {t(bring.pending ? 'reading' : 'choose')}
          </Button>
        </div>
      </div>
      {bring.problem ? (
        <ErrorState inline problem={fault ? new ApiError(0, fault, t(`faults.${fault}`)) : bring.problem} />
      ) : null}
    </div>
  );
}
