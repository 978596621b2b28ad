'use client';

import { useState } from 'react';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import type { Budget } from '../contract';

/** The budgets as they stand; `refresh` asks for them again after something was spent. */
export function useBudgets(initial: readonly Budget[]) {
  const [budgets, setBudgets] = useState(initial);
  const load = useAction(async (_: null, signal) => {
    setBudgets((await api<{ items: Budget[] }>('/research/budgets', { signal })).items);
  });
  return { budgets, set: setBudgets, refresh: () => void load.run(null) };
}
