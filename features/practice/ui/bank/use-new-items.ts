'use client';

import { useCallback } from 'react';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useProblemWords } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';
import { toProblem } from '@/ui/problem';
import type { BankItem } from '../../contract';

/** Fetches what a model has added to a concept, for the list. */
export function useNewItems(courseId: string, onItem: (item: BankItem) => void): (conceptId: string) => void {
  const toast = useToast();
  const wordsOf = useProblemWords();
  return useCallback(
    (conceptId) => {
      api<ListPage<BankItem>>(`/courses/${courseId}/items?review=unreviewed&limit=100&conceptId=${conceptId}`).then(
        (page) => page.items.forEach(onItem),
        (thrown: unknown) => toast({ text: wordsOf(toProblem(thrown)).title, tone: 'fault' }),
      );
    },
    [courseId, onItem, toast, wordsOf],
  );
}
