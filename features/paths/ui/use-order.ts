'use client';

import { useEffect, useRef, useState } from 'react';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import type { Path } from '../contract';

/**
 * The order of a path's steps as the reader has it, and its saving: one write at a time, the newest order last, each on top of the version that
 * the one before made. When a write fails the order goes back to what the server has.
 */
export function useOrder(path: Path, onSaved: (path: Path) => void) {
  const [steps, setSteps] = useState(path.way.steps);
  const waiting = useRef<string[] | null>(null);
  const running = useRef(false);
  const latest = useRef(path);
  useEffect(() => {
    latest.current = path;
  }, [path]);
  const save = useAction((body: { version: number; order: string[] }) =>
    api<Path>(`/paths/${path.id}`, { method: 'PATCH', body }),
  );

  async function write() {
    if (running.current) return;
    running.current = true;
    const before = latest.current;
    for (let order = waiting.current; order !== null; order = waiting.current) {
      waiting.current = null;
      const saved = await save.run({ version: latest.current.version, order });
      if (!saved) break;
      latest.current = saved;
    }
    waiting.current = null;
    running.current = false;
    setSteps(latest.current.way.steps);
    if (latest.current !== before) onSaved(latest.current);
  }

  return {
    steps,
    problem: save.problem,
    saving: save.pending,
    /** Shows an order without saving it. */
    show: setSteps,
    /** Saves an order, after what is being saved; nothing is sent where it is as it was. */
    keep(next: typeof steps) {
      setSteps(next);
      const kept = latest.current.way.steps;
      if (!running.current && next.every(({ conceptId }, at) => kept[at]?.conceptId === conceptId)) return;
      waiting.current = next.map(({ conceptId }) => conceptId);
      void write();
    },
  };
}
