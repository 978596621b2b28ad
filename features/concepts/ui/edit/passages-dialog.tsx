'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SearchHit } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { Dialog } from '@/ui/overlays/dialog';
import { SkeletonLines } from '@/ui/skeleton';
import { usePassages } from '../use-passages';
import { type ConceptDialogProps, placeWords } from './concept-dialog';

/** Which passages teach the concept: those that do not are taken away, others of the course are found and added. */
export function PassagesDialog({ courseId, edits, concept, onClose }: ConceptDialogProps) {
  const t = useTranslations('map.passages');
  const edit = useTranslations('map.edit');
  const { passages, problem } = usePassages(courseId, concept.id, edits.graph);
  const [query, setQuery] = useState(concept.name);
  const hits = useHits(courseId, query);
  const [reason, setReason] = useState<string | null>(null);
  const own = new Set(passages?.map((passage) => passage.chunkId));
  const set = async (chunkId: string, role: 'teaches' | 'excluded') => {
    const answer = await edits.setPassages(concept, [chunkId], role);
    setReason(answer === true ? null : answer);
  };
  return (
    <Dialog
      wide
      title={t('title', { name: concept.name })}
      description={t('words')}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      {reason ? (
        <p role="alert" className="text-danger">
          {edit('failed', { reason })}
        </p>
      ) : null}
      <h3 className="small-caps text-ink-soft">{t('own')}</h3>
      {problem ? <ErrorState inline problem={problem} /> : null}
      {passages === null && !problem ? <SkeletonLines count={3} /> : null}
      {passages?.length === 0 ? <p className="text-ink-soft">{t('none')}</p> : null}
      <ul className="mb-6 max-h-[30dvh] divide-y divide-rule overflow-y-auto">
        {passages?.map((passage) => (
          <Passage key={passage.chunkId} title={placeWords(passage)} text={passage.excerpt}>
            <Button size="small" busy={edits.busy} onClick={() => void set(passage.chunkId, 'excluded')}>
              {t('exclude')}
            </Button>
          </Passage>
        ))}
      </ul>
      <TextField label={t('find')} value={query} onChange={(event) => setQuery(event.target.value)} />
      <p role="status" className="sr-only">
        {t('found', { count: hits.length })}
      </p>
      <ul className="mt-2 max-h-[30dvh] divide-y divide-rule overflow-y-auto">
        {hits
          .filter((hit) => !own.has(hit.chunkId))
          .map((hit) => (
            <Passage key={hit.chunkId} title={placeWords(hit)} text={hit.excerpt}>
              <Button size="small" busy={edits.busy} onClick={() => void set(hit.chunkId, 'teaches')}>
                {t('assign')}
              </Button>
            </Passage>
          ))}
      </ul>
    </Dialog>
  );
}

function Passage({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-3 py-2">
      <p className="min-w-0 flex-1" dir="auto">
        <span className="block text-ink-soft text-sm">{title}</span>
        {text}
      </p>
      {children}
    </li>
  );
}

/** Passages of the course that a query finds, a moment after typing. */
function useHits(courseId: string, query: string): SearchHit[] {
  const [hits, setHits] = useState<SearchHit[]>([]);
  useEffect(() => {
    const wanted = query.trim();
    if (wanted === '') return setHits([]);
    const aborter = new AbortController();
    const timer = setTimeout(() => {
      const address = `/search?q=${encodeURIComponent(wanted)}&courseId=${courseId}&limit=12`;
      api<{ items: SearchHit[] }>(address, { signal: aborter.signal }).then(
        ({ items }) => setHits(items),
        () => undefined,
      );
    }, 250);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [courseId, query]);
  return hits;
}
