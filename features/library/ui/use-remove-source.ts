'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Source } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useToast } from '@/ui/overlays/toast';

const graceMs = 8000;

/**
 * Removes sources with time to think again: the row goes at once, the source itself after eight seconds or when the
 * page is left, unless it was undone. A removal that fails brings the row back and says so.
 */
export function useRemoveSource(courseId: string) {
  const t = useTranslations('library.sources');
  const common = useTranslations('common');
  const router = useRouter();
  const toast = useToast();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const waiting = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const show = useCallback((id: string) => {
    setHidden((present) => new Set([...present].filter((other) => other !== id)));
  }, []);
  const commit = useCallback(
    async (id: string) => {
      waiting.current.delete(id);
      try {
        await api(`/courses/${courseId}/sources/${id}`, { method: 'DELETE' });
        router.refresh();
      } catch {
        show(id);
        toast({ text: t('removeFailed'), tone: 'fault' });
      }
    },
    [courseId, router, show, t, toast],
  );

  useEffect(() => {
    const left = waiting.current;
    return () => {
      for (const [id, timer] of left) {
        clearTimeout(timer);
        void commit(id);
      }
    };
  }, [commit]);

  const remove = (source: Source) => {
    setHidden((present) => new Set([...present, source.id]));
    waiting.current.set(
      source.id,
      setTimeout(() => void commit(source.id), graceMs),
    );
    toast({
      text: t('removed', { title: source.title || source.path }),
      action: {
        label: common('undo'),
        run: () => {
          clearTimeout(waiting.current.get(source.id));
          waiting.current.delete(source.id);
          show(source.id);
        },
      },
    });
  };
  return { hidden, remove };
}
