'use client';

import { useState } from 'react';

/**
 * The revision that a form was opened at: what it sends is refused when somebody changed the same thing since, even when
 * the screen behind it knows of that by now. After a refusal, which says so, it is the newest one.
 */
export function useSeenRevision(newest: number): { seen: number; accept: () => void } {
  const [opened, setOpened] = useState<number | null>(newest);
  return { seen: opened ?? newest, accept: () => setOpened(null) };
}
