'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '@/platform/http/client';
import { type Answered, EXERCISE_ANSWERED } from '@/ui/exercise-signal';
import type { LessonPresence, MomentTrigger, OfferedHelp, Recommendation } from '../contract';

/** Wrong answers in a row that are a moment for help. */
const MISSES = 2;
/** Without a key, a touch or a scroll for so long, somebody may be stuck. */
const IDLE_MS = 180_000;
const BEAT_MS = 30_000;
/** What was just answered is worked out within some seconds. */
const AGAIN_MS = 4000;
const TRIES = 4;

export interface Offer {
  recommendation: Recommendation;
  offerId: string;
}

/** Watches for the moments at which help is offered, and holds the one offer there is; none after one was sent away in this sitting. */
export function useHelpOffer(courseId: string, conceptId: string, lessonId: string | null) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const asking = useRef(false);
  const gone = useRef(false);
  const quiet = `meno.help.quiet.${courseId}`;
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const ask = useCallback(
    async (trigger: Exclude<MomentTrigger, 'home'>, about = conceptId) => {
      if (asking.current || sessionStorage.getItem(quiet) !== null) return;
      asking.current = true;
      try {
        for (let tries = 0; tries < TRIES && !gone.current; tries++) {
          const body = { conceptId: about, trigger, ...(lessonId === null ? {} : { lessonId }) };
          const { recommendation, offerId, pending } = await api<OfferedHelp>(
            `/courses/${courseId}/recommendation-offers`,
            { body },
          );
          if (recommendation !== null && offerId !== null) return setOffer({ recommendation, offerId });
          if (!pending) return;
          await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        }
      } catch {
        // Help that doesn't come is no fault that a learner has to deal with; the next moment asks again.
      } finally {
        asking.current = false;
      }
    },
    [courseId, conceptId, lessonId, quiet],
  );

  useMisses(useCallback((about: string) => void ask('misses', about), [ask]));
  useIdle(useCallback(() => void ask('idle'), [ask]));
  useLongOnLesson(
    courseId,
    lessonId,
    useCallback(() => void ask('long'), [ask]),
  );

  const react = useCallback(
    (reaction: 'opened' | 'dismissed') => {
      if (offer === null) return;
      if (reaction === 'dismissed') sessionStorage.setItem(quiet, '1');
      setOffer(null);
      api(`/recommendation-offers/${offer.offerId}`, { body: { reaction } }).catch(() => undefined);
    },
    [offer, quiet],
  );
  return { offer, react };
}

function useMisses(onMoment: (conceptId: string) => void): void {
  const misses = useRef(0);
  useEffect(() => {
    const listen = (event: Event) => {
      if (!isAnswered(event)) return;
      misses.current = event.detail.correct ? 0 : misses.current + 1;
      if (misses.current >= MISSES) onMoment(event.detail.conceptId);
    };
    window.addEventListener(EXERCISE_ANSWERED, listen);
    return () => window.removeEventListener(EXERCISE_ANSWERED, listen);
  }, [onMoment]);
}

function isAnswered(event: Event): event is CustomEvent<Answered> {
  return event instanceof CustomEvent && event.type === EXERCISE_ANSWERED;
}

function useIdle(onMoment: () => void): void {
  useEffect(() => {
    let timer = setTimeout(onMoment, IDLE_MS);
    const awake = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(onMoment, IDLE_MS);
    };
    const signs = ['keydown', 'pointerdown', 'scroll', 'visibilitychange'] as const;
    for (const sign of signs) document.addEventListener(sign, awake, { passive: true, capture: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) document.removeEventListener(sign, awake, { capture: true });
    };
  }, [onMoment]);
}

/** Tells the server that a lesson is visible, at most twice a minute; the server says when it takes long. */
function useLongOnLesson(courseId: string, lessonId: string | null, onMoment: () => void): void {
  useEffect(() => {
    if (lessonId === null) return;
    let said = false;
    const beat = () => {
      if (document.visibilityState !== 'visible') return;
      api<LessonPresence>(`/courses/${courseId}/lessons/${lessonId}/presence`, { method: 'POST' }).then(
        ({ long }) => {
          if (long && !said) onMoment();
          said ||= long;
        },
        () => undefined,
      );
    };
    beat();
    const timer = setInterval(beat, BEAT_MS);
    return () => clearInterval(timer);
  }, [courseId, lessonId, onMoment]);
}
