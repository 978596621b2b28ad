'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { Highlighted } from '@/ui/highlighted';
import { useListKeys } from '@/ui/keys';
import { usePlaceLabel } from '@/ui/place-label';
import { Tag } from '@/ui/tag';
import type { StaffHit } from '../../search/contract';

/** Concepts of a passage that are named. */
const CONCEPTS = 4;

/** Passages, best first; J and K walk through them, and each leads to its like. */
export function StaffHits({ hits, oneCourse }: { hits: StaffHit[]; oneCourse: boolean }) {
  const t = useTranslations('search.staff');
  const list = useRef<HTMLOListElement>(null);
  useListKeys(list);
  return (
    <ol ref={list} aria-label={t('passages')} className="divide-y divide-rule">
      {hits.map((hit) => (
        <li key={hit.chunkId} data-row className="py-5 first:pt-0">
          <Hit hit={hit} oneCourse={oneCourse} />
        </li>
      ))}
    </ol>
  );
}

function Hit({ hit, oneCourse }: { hit: StaffHit; oneCourse: boolean }) {
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
      <p className="mt-1.5 max-w-measure" lang={hit.language} dir="auto">
        <Highlighted text={hit.excerpt} ranges={hit.matches} />
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4 text-ink-soft text-sm">
        {hit.level ? <span>{t(`level.${hit.level}`)}</span> : null}
        {hit.concepts.length > 0 ? (
          <bdi>
            {hit.concepts
              .slice(0, CONCEPTS)
              .map(({ name }) => name)
              .join(', ')}
          </bdi>
        ) : null}
        <TextLink href={`/search?likeChunk=${hit.chunkId}`} aria-label={t('likeOf', { title })} data-print="none">
          {t('like')}
        </TextLink>
      </p>
    </>
  );
}
