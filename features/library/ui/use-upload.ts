'use client';

import { useEffect, useRef, useState } from 'react';
import type { Ingestion } from '@/features/library/contract';
import { ApiError } from '@/platform/http/client';
import { upload } from '@/platform/http/upload';
import { chooseFiles } from './chosen-files';

/** An upload on its way. */
export interface Sending {
  files: number;
  bytes: number;
  /** Part of the bytes that is sent, 0 to 1. */
  share: number;
}

/**
 * Sends files to a course, one upload at a time. `onStarted` gets the ingestion that the server began; `files` stay named in
 * `failed` when sending did not work, to be tried again.
 */
export function useUpload(courseId: string, onStarted: (ingestion: Ingestion) => void) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [failed, setFailed] = useState<{ problem: ApiError; files: File[] } | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  async function send(files: File[]): Promise<void> {
    const { chosen } = chooseFiles(files);
    if (controller.current !== null || chosen.length === 0) return;
    const aborter = new AbortController();
    controller.current = aborter;
    setFailed(null);
    const bytes = chosen.reduce((sum, { file }) => sum + file.size, 0);
    setSending({ files: chosen.length, bytes, share: 0 });
    const form = new FormData();
    for (const { file, path } of chosen) {
      form.append('files', file, file.name);
      form.append('paths', path);
    }
    try {
      const ingestion = await upload<Ingestion>(`/courses/${courseId}/sources`, form, {
        signal: aborter.signal,
        onProgress: (share) => setSending({ files: chosen.length, bytes, share }),
      });
      onStarted(ingestion);
    } catch (thrown) {
      const problem = thrown instanceof ApiError ? thrown : new ApiError(0, 'unexpected', null);
      if (problem.code !== 'aborted') setFailed({ problem, files });
    } finally {
      controller.current = null;
      setSending(null);
    }
  }

  return { sending, failed, send, cancel: () => controller.current?.abort() };
}
