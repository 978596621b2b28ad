'use client';

import { useState } from 'react';
import { api } from '@/platform/http/client';
import type { FitResult, Presentation } from '../../contract';

export type Said = 'harder' | 'easier';
/** What is said of it: another question came, there is none (the wish counts later), it came by itself, there is none and help is at hand, it failed. */
export type FitNote = `${Said}Now` | `${Said}Later` | 'eased' | 'help' | 'failed';

export interface FitState {
  pending: Said | null;
  note: FitNote | null;
  say(said: Said): void;
}

/** What to say of an answer of the server's. */
export function noteOf(said: Said | null, changed: boolean): FitNote {
  if (said === null) return changed ? 'eased' : 'help';
  return `${said}${changed ? 'Now' : 'Later'}`;
}

/** Asks for another exercise in the place of an unanswered one. */
export function askForFit(presentationId: string, said: Said | null, signal?: AbortSignal): Promise<FitResult> {
  return api<FitResult>(`/presentations/${presentationId}/fit`, { body: { said }, signal });
}

/** The wish of a learner on the question that stands there; `onOther` gets what comes in its place. */
export function useFit(
  presentationId: string,
  first: FitNote | null,
  onOther: ((presentation: Presentation, note: FitNote) => void) | undefined,
): FitState {
  const [pending, setPending] = useState<Said | null>(null);
  const [note, setNote] = useState<FitNote | null>(first);
  return {
    pending,
    note,
    say(said) {
      if (pending !== null) return;
      setPending(said);
      setNote(null);
      askForFit(presentationId, said).then(
        ({ presentation, changed }) => {
          setPending(null);
          const next = noteOf(said, changed);
          setNote(next);
          if (changed) onOther?.(presentation, next);
        },
        () => {
          setPending(null);
          setNote('failed');
        },
      );
    },
  };
}
