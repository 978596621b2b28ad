'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { usePolling } from '@/platform/http/use-polling';
import { Button } from '@/ui/button';
import { useToast } from '@/ui/overlays/toast';
import { Progress } from '@/ui/progress';
import type { CourseIndex } from '../../reindex/contract';
import { usePercent, useScore } from './use-percent';

type Act = 'use' | 'keep' | 'follow' | 'cancel';
const BUILTIN = 'builtin';
const EVERY_MS = 1_500;

/** By which vectors a course is searched, how far others are that are made beside them, and what an editor decides of that. */
export function IndexCard({ courseId, initial }: { courseId: string; initial: CourseIndex }) {
  const t = useTranslations('retrieval.index');
  const toast = useToast();
  const path = `/courses/${courseId}/index`;
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);
  const { latest, set } = usePolling<CourseIndex>((signal) => api<CourseIndex>(path, { signal }), initial, {
    active: ({ build }) => sent || build?.state === 'building',
    everyMs: EVERY_MS,
  });
  const act = async (what: Act) => {
    setBusy(true);
    try {
      set(await api<CourseIndex>(path, { method: 'POST', body: { act: what } }));
      setSent(what === 'follow');
    } catch {
      toast({ text: t('failedAct'), tone: 'fault' });
    } finally {
      setBusy(false);
    }
  };
  const button = (what: Act, label: string, primary = false) => (
    <Button size="small" variant={primary ? 'primary' : 'secondary'} busy={busy} onClick={() => void act(what)}>
      {label}
    </Button>
  );
  return (
    <section aria-labelledby="vectors" className="max-w-3xl space-y-3">
      <h2 id="vectors" className="text-lg">
        {t('title')}
      </h2>
      <p className="text-ink-soft">{t('words')}</p>
      <InUse index={latest} />
      {latest.kept ? <p>{t('kept')}</p> : null}
      <Build build={latest.kept ? null : latest.build} />
      <div className="flex flex-wrap gap-3" data-print="none">
        {latest.kept && latest.configured ? button('follow', t('followKept')) : null}
        {latest.kept ? null : <BuildActs index={latest} button={button} />}
      </div>
    </section>
  );
}

function InUse({ index: { inUse, configured } }: { index: CourseIndex }) {
  const t = useTranslations('retrieval.index');
  const percent = usePercent();
  const name = (embedder: string) => (embedder === BUILTIN ? t('builtin') : embedder);
  return (
    <dl className="figures grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[12rem_1fr]">
      <dt className="text-ink-soft">{t('inUse')}</dt>
      <dd>
        {inUse ? name(inUse.embedder) : t('none')}
        {inUse ? (
          <span className="text-ink-soft">
            {' · '}
            {t('chunks', { count: inUse.chunks })}
            {' · '}
            {inUse.weight > 0 ? t('weight', { share: percent(inUse.weight) }) : t('noVectors')}
          </span>
        ) : null}
      </dd>
      <dt className="text-ink-soft">{t('configured')}</dt>
      <dd>{name(configured ?? BUILTIN)}</dd>
    </dl>
  );
}

function Build({ build }: { build: CourseIndex['build'] }) {
  const t = useTranslations('retrieval.index');
  const score = useScore();
  if (!build || build.embedder === BUILTIN) return null;
  const { embedder, state, done, total, failure, before, scoreBefore, scoreAfter } = build;
  return (
    <div className="space-y-1 border-rule border-s-2 ps-4 text-sm" role="status">
      <p className="font-semibold">{t(state, { embedder })}</p>
      {state === 'building' ? (
        <>
          <Progress
            label={t('progress', { done, total })}
            value={total > 0 ? done : undefined}
            max={Math.max(1, total)}
          />
          <p className="text-ink-soft">{t('beside')}</p>
        </>
      ) : null}
      {state === 'failed' ? <p className="text-ink-soft">{t('failedWords', { reason: failure ?? '' })}</p> : null}
      {scoreBefore !== null && scoreAfter !== null ? (
        <p>{t('scores', { before: score(scoreBefore), after: score(scoreAfter) })}</p>
      ) : before !== null && (state === 'done' || state === 'waiting') ? (
        <p className="text-ink-soft">{t('noScores')}</p>
      ) : null}
    </div>
  );
}

function BuildActs({
  index: { build, configured, inUse },
  button,
}: {
  index: CourseIndex;
  button: (what: Act, label: string, primary?: boolean) => React.ReactNode;
}) {
  const t = useTranslations('retrieval.index');
  if (configured === null) return null;
  const state = build?.embedder === configured ? build.state : null;
  const keep = inUse && inUse.embedder !== BUILTIN ? button('keep', t('keep')) : null;
  switch (state) {
    case 'building':
      return button('cancel', t('cancel'));
    case 'waiting':
      return (
        <>
          {button('use', t('use'))}
          {button('keep', t('keep'))}
        </>
      );
    case 'failed':
      return (
        <>
          {button('follow', t('retry'))}
          {keep}
        </>
      );
    case 'done':
      return keep;
    case 'cancelled':
    case null:
      return inUse?.embedder === configured ? keep : button('follow', t('follow'));
  }
}
