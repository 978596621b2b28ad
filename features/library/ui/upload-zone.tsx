'use client';

import { FileUp, FolderUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useDropzone } from 'react-dropzone';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { pastedText } from './chosen-files';

/**
 * Takes files and whole folders: dropped, picked or pasted anywhere on the page. Loads on its own (import it
 * dynamically). `prominent` for a course without material.
 */
export function UploadZone({ onFiles, prominent }: { onFiles: (files: File[]) => void; prominent: boolean }) {
  const t = useTranslations('library.upload');
  const folder = useRef<HTMLInputElement>(null);
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    noClick: true,
    noKeyboard: true,
    onDropAccepted: onFiles,
  });
  usePastedFiles(onFiles);
  return (
    <div
      {...getRootProps()}
      className={cn(
        'rounded-lg border border-rule-strong border-dashed px-6 text-center transition-colors duration-100',
        prominent ? 'py-14' : 'py-6',
        isDragActive && 'border-accent bg-accent-soft',
      )}
    >
      <input {...getInputProps({ 'aria-label': t('files') })} />
      <input
        ref={folder}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('folder')}
        multiple
        {...{ webkitdirectory: '' }}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <p className={prominent ? 'font-semibold text-lg' : 'font-semibold'}>{isDragActive ? t('drop') : t('title')}</p>
      <p className="mx-auto mt-1 max-w-measure text-ink-soft text-sm">{t('words')}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-3">
        <Button variant={prominent ? 'primary' : 'secondary'} onClick={() => folder.current?.click()}>
          <FolderUp aria-hidden />
          {t('folder')}
        </Button>
        <Button onClick={open}>
          <FileUp aria-hidden />
          {t('files')}
        </Button>
      </div>
    </div>
  );
}

/** Files, images and longer texts that are pasted while no field has the focus. */
function usePastedFiles(onFiles: (files: File[]) => void): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const target = event.target;
      if (target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')) return;
      const text = pastedText(event.clipboardData?.getData('text/plain') ?? '');
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 && text !== null) files.push(text);
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}
