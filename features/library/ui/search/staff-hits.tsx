'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { useListKeys } from '@/ui/keys';
import { usePlaceLabel } from '@/ui/place-label';
import { Prose } from '@/ui/prose/prose';
import { Tag } from '@/ui/tag';
import type { StaffHit } from '../../search/contract';

/** Concepts of a passage that are named. */
const CONCEPTS = 4;

interface HitsProps {
  hits: StaffHit[];
  oneCourse: boolean;
  /** Empty where the hits are like something. */
  question: string;
}

/** Passages, best first; J and K walk through them, and each leads to its like. */
export function StaffHits({ hits, oneCourse, question }: HitsProps) {
  const t = useTranslations('search.staff');
  const list = useRef<HTMLOListElement>(null);
  useListKeys(list);
  return (
    <ol ref={list} aria-label={t('passages')} className="divide-y divide-rule">
      {hits.map((hit) => (
        <li key={hit.chunkId} data-row className="py-5 first:pt-0">
          <Hit hit={hit} oneCourse={oneCourse} question={question} />
        </li>
      ))}
    </ol>
  );
}

function Hit({ hit, oneCourse, question }: Omit<HitsProps, 'hits'> & { hit: StaffHit }) {
  const t = useTranslations('search.staff');
  const place = usePlaceLabel();
  const path = hit.headingPath.filter((heading) => heading !== hit.sourceTitle);
  const title = path.at(-1) ?? hit.sourceTitle;
  return (
    <>
      <h2 className="text-base" lang={hit.language} dir="auto">
        <TextLink href={`/courses/${hit.courseId}/sources/${hit.sourceId}?chunk=${hit.chunkId}`}>{title}</TextLink>{' '}
        {hit.pinned ? <Tag tone="accent">{t('pinned')}</Tag> : null}
        {hit.hidden ? <Tag>{t('hidden')}</Tag> : null}
      </h2>
      <p className="text-ink-faint text-sm" dir="auto">
        {[...(oneCourse ? [] : [hit.courseTitle]), hit.sourceTitle, ...path.slice(0, -1)].join(' › ')}
        {hit.place ? <span className="figures">, {place(hit.place)}</span> : null}
      </p>
      <p className="mt-1.5 max-w-measure" dir="auto">
        <Prose inline html={hit.html} lang={hit.language} />
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4 text-ink-soft text-sm">
        <span>
          {t(`purpose.${hit.purpose}`)}, {t(`difficulty.${hit.difficulty}`)}
        </span>
        {hit.standards.length > 0 ? (
          <bdi>
            {t('standards', {
              codes: hit.standards
                .slice(0, CONCEPTS)
                .map(({ code, statement }) => (code === '' ? statement : code))
                .join(', '),
            })}
          </bdi>
        ) : null}
        {hit.concepts.length > 0 ? (
          <bdi>
            {hit.concepts
              .slice(0, CONCEPTS)
              .map(({ name }) => name)
              .join(', ')}
          </bdi>
        ) : null}
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4 text-sm">
        <TextLink href={`/search?likeChunk=${hit.chunkId}`} aria-label={t('likeOf', { title })} data-print="none">
          {t('like')}
        </TextLink>
        {hit.editable && question !== '' ? (
          <TextLink
            href={`/courses/${hit.courseId}/retrieval?${new URLSearchParams({ q: question, passage: hit.chunkId })}`}
            aria-label={t('whyOf', { title })}
            data-print="none"
          >
            {t('why')}
          </TextLink>
        ) : null}
      </p>
    </>
  );
}
