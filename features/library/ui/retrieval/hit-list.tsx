'use client';

import { Check, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { Button, TextLink } from '@/ui/button';
import { cn } from '@/ui/cn';
import { useListKeys } from '@/ui/keys';
import { useToast } from '@/ui/overlays/toast';
import { usePlaceLabel } from '@/ui/place-label';
import { Prose } from '@/ui/prose/prose';
import { Tag } from '@/ui/tag';
import type { ExplainedHit } from '../../measure/explained';
import { useScore } from './use-percent';

/** How many times its score a pinned passage counts, as `retrieve-in.ts` has it. */
const PINNED = 1.5;
const GIVEN: ReadonlySet<string> = new Set(['shown', 'joined']);

/** What was found, best first, with its scores and what becomes of it; each can be made an expected passage by one press. */
export function HitList({
  course,
  question,
  hits,
  byMeaning,
  wanted,
}: {
  course: Course;
  question: string;
  hits: ExplainedHit[];
  byMeaning: boolean;
  /** The passage that somebody wants to know about. */
  wanted: string | null;
}) {
  const t = useTranslations('retrieval.try');
  const list = useRef<HTMLOListElement>(null);
  useListKeys(list);
  useEffect(() => {
    if (wanted) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' });
  }, [wanted]);
  const { added, adding, add } = useExpected(course.id, question);
  return (
    <ol ref={list} aria-label={t('table', { question })} className="mt-6 divide-y divide-rule border-rule border-y">
      {hits.map((hit) => (
        <li
          key={hit.chunkId}
          data-row
          aria-current={hit.chunkId === wanted || undefined}
          className={cn(
            'grid gap-x-6 gap-y-2 py-4 md:grid-cols-[minmax(0,1fr)_15rem]',
            GIVEN.has(hit.outcome) || 'text-ink-soft',
            hit.chunkId === wanted && 'border-s-2 border-s-accent ps-4',
          )}
        >
          <Passage course={course} hit={hit} wanted={hit.chunkId === wanted} />
          <div className="space-y-2">
            <Scores hit={hit} byMeaning={byMeaning} />
            <p className="text-sm">
              <Outcome hit={hit} />
            </p>
            <Button
              size="small"
              className="font-normal"
              busy={adding === hit.chunkId}
              disabled={added.has(hit.chunkId)}
              onClick={() => void add(hit.chunkId)}
            >
              {added.has(hit.chunkId) ? <Check aria-hidden /> : <Plus aria-hidden />}
              {added.has(hit.chunkId) ? t('added') : t('add')}
            </Button>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Passage({ course, hit, wanted }: { course: Course; hit: ExplainedHit; wanted: boolean }) {
  const t = useTranslations('retrieval.try');
  const place = usePlaceLabel();
  const path = hit.headingPath.filter((heading) => heading !== hit.sourceTitle);
  return (
    <div className="min-w-0">
      {wanted ? <p className="small-caps text-accent text-sm">{t('askedFor')}</p> : null}
      <h2 className="text-base" lang={hit.language} dir="auto">
        <span className="figures text-ink-faint">{hit.rank === null ? '– ' : `${hit.rank}. `}</span>
        <TextLink href={`/courses/${course.id}/sources/${hit.sourceId}?chunk=${hit.chunkId}`}>
          {path.at(-1) ?? hit.sourceTitle}
        </TextLink>{' '}
        {hit.pinned ? <Tag tone="accent">{t('pinned')}</Tag> : null}
        {hit.hidden ? <Tag>{t('hidden')}</Tag> : null}
      </h2>
      <p className="text-ink-faint text-sm" dir="auto">
        {[hit.sourceTitle, ...path.slice(0, -1)].join(' › ')}
        {hit.place ? <span className="figures">, {place(hit.place)}</span> : null}
      </p>
      <p className="mt-1 max-w-measure" dir="auto">
        <Prose inline html={hit.html} lang={hit.language} />
      </p>
      <p className="mt-1 text-ink-faint text-sm">
        {hit.matched.length > 0 ? t('matched', { words: hit.matched.join(', ') }) : t('noMatch')}
        {hit.tokens === null ? '' : ` · ${t('tokens', { count: hit.tokens })}`}
        {' · '}
        <TextLink
          href={`/search?likeChunk=${hit.chunkId}`}
          aria-label={t('likeOf', { title: path.at(-1) ?? hit.sourceTitle })}
          data-print="none"
        >
          {t('like')}
        </TextLink>
      </p>
      {hit.pinned ? <p className="text-ink-faint text-sm">{t('pinnedWhy', { times: PINNED })}</p> : null}
    </div>
  );
}

function Scores({ hit, byMeaning }: { hit: ExplainedHit; byMeaning: boolean }) {
  const t = useTranslations('retrieval.try');
  const score = useScore();
  const rows = [
    { name: t('lexical'), value: hit.lexicalShare, shown: `${score(hit.lexicalShare)} (${score(hit.lexical)})` },
    ...(byMeaning ? [{ name: t('dense'), value: hit.dense ?? 0, shown: score(hit.dense ?? 0) }] : []),
    { name: t('fused'), value: hit.relevance, shown: score(hit.relevance) },
  ];
  return (
    <dl className="figures space-y-1 text-sm">
      {rows.map(({ name, value, shown }) => (
        <div key={name} className="flex flex-wrap justify-between gap-x-3">
          <dt className="text-ink-soft">{name}</dt>
          <dd>{shown}</dd>
          <dd aria-hidden className="h-1 w-full overflow-hidden rounded-full bg-rule">
            <span
              className="block h-full rounded-full bg-accent"
              style={{ width: `${100 * Math.min(1, Math.max(0, value))}%` }}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Outcome({ hit }: { hit: ExplainedHit }) {
  const t = useTranslations('retrieval.try');
  if (hit.outcome === 'shown' || hit.outcome === 'joined')
    return <span className="font-semibold">{t(hit.outcome, { ref: hit.ref ?? '' })}</span>;
  return <span>{t(hit.outcome)}</span>;
}

/** Adds passages to what the question should find. */
function useExpected(courseId: string, question: string) {
  const t = useTranslations('retrieval.try');
  const toast = useToast();
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState<string | null>(null);
  const add = async (chunkId: string) => {
    setAdding(chunkId);
    try {
      await api(`/courses/${courseId}/retrieval/questions`, {
        method: 'POST',
        body: { question, chunkIds: [chunkId] },
      });
      setAdded((before) => new Set([...before, chunkId]));
    } catch {
      toast({ text: t('addFailed'), tone: 'fault' });
    } finally {
      setAdding(null);
    }
  };
  return { added, adding, add };
}
