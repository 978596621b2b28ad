'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, LinkButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { QUICK_ROUND, type Reviews, type Round, type RoundLength } from '../contract';
import { minutesFor } from './minutes';
import { useDay } from './use-day';

/** What to review now: go on with a round, begin one, or when the next one comes. */
export function TodayPanel({ reviews, coming }: { reviews: Reviews; coming: boolean }) {
  const t = useTranslations('reviews.today');
  const day = useDay();
  const { due, unproven, waiting, done } = reviews.today;
  if (!coming && !reviews.session && done === 0) {
    return (
      <EmptyState
        title={t('nothing')}
        action={
          <LinkButton href="/" variant="primary">
            {t('learn')}
          </LinkButton>
        }
      >
        {t('none')}
      </EmptyState>
    );
  }
  return (
    <Card aria-labelledby="reviews-today" className="max-w-3xl sm:p-8">
      <h2 id="reviews-today" className="text-2xl">
        {due > 0 ? t('due', { count: due }) : t(done > 0 ? 'finished' : 'nothing')}
      </h2>
      <div className="mt-2 max-w-measure space-y-1 text-ink-soft">
        {unproven > 0 ? <p>{t('unproven', { count: unproven })}</p> : null}
        {done > 0 ? <p>{t('done', { count: done })}</p> : null}
        {waiting > 0 ? <p>{t('waiting', { count: waiting })}</p> : null}
        {due === 0 && waiting === 0 && reviews.nextAt ? <p>{t('next', { day: day(reviews.nextAt) })}</p> : null}
      </div>
      {reviews.session ? <OpenRound session={reviews.session} /> : <Begin due={due} waiting={waiting} />}
    </Card>
  );
}

function OpenRound({ session }: { session: NonNullable<Reviews['session']> }) {
  const t = useTranslations('reviews.today');
  const router = useRouter();
  const end = useAction(async (_: null, signal) => {
    await api(`/reviews/rounds/${session.id}/end`, { method: 'POST', signal });
    router.push(`/reviews/${session.id}`);
  });
  return (
    <>
      <p className="mt-4">{t('open', { done: session.done, total: session.total })}</p>
      {end.problem ? <ErrorState inline problem={end.problem} className="mt-3" /> : null}
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <LinkButton href={`/reviews/${session.id}`} variant="primary" size="large" prefetch={false}>
          {t('goOn')}
        </LinkButton>
        <Button variant="plain" busy={end.pending} onClick={() => void end.run(null)}>
          {t('end')}
        </Button>
      </div>
    </>
  );
}

function Begin({ due, waiting }: { due: number; waiting: number }) {
  const t = useTranslations('reviews.today');
  const router = useRouter();
  const begin = useAction(async (length: RoundLength, signal) => {
    const round = await api<Round>('/reviews/rounds', { body: { length }, signal });
    router.push(`/reviews/${round.id}`);
  });
  const button = (length: RoundLength, words: string, variant: 'primary' | 'secondary' | 'quiet') => (
    <Button
      variant={variant}
      size={variant === 'primary' ? 'large' : 'normal'}
      busy={begin.pending}
      onClick={() => void begin.run(length)}
    >
      {words}
    </Button>
  );
  if (due + waiting === 0) return null;
  return (
    <>
      {begin.problem ? <ErrorState inline problem={begin.problem} className="mt-3" /> : null}
      <div className="mt-6 flex flex-wrap items-center gap-3">
        {due > QUICK_ROUND ? (
          <>
            {button('quick', t('quick', { count: QUICK_ROUND }), 'primary')}
            {button('all', t('all', { count: due, minutes: minutesFor(due) }), 'secondary')}
          </>
        ) : null}
        {due > 0 && due <= QUICK_ROUND ? (
          <>
            {button('all', t('review', { count: due }), 'primary')}
            <p className="text-ink-soft text-sm">{t('minutes', { minutes: minutesFor(due) })}</p>
          </>
        ) : null}
        {due === 0 ? button('more', t('more'), 'secondary') : null}
      </div>
    </>
  );
}
