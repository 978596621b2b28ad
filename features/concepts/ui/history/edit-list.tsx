'use client';

import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { type Problem, toProblem } from '@/ui/problem';
import { SkeletonLines } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { MapEdit } from '../../history/contract';
import { useEditWords } from '../edit/use-edit-words';
import type { MapEdits } from '../edit/use-map-edits';

interface Listed {
  items: MapEdit[];
  nextCursor: string | null;
}

/** Every edit in words, newest first; each that still can be is taken back by itself. */
export function EditList({ courseId, edits }: { courseId: string; edits: MapEdits }) {
  const t = useTranslations('map.history');
  const live = useTranslations('map.live');
  const failed = useTranslations('map.edit');
  const words = useEditWords();
  const [listed, setListed] = useState<Listed | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(
    async (cursor: string | null) => {
      try {
        const more = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page = await api<Listed>(`/courses/${courseId}/map/history?limit=30${more}`);
        setListed((before) =>
          cursor === null || !before ? page : { ...page, items: [...before.items, ...page.items] },
        );
        setProblem(null);
      } catch (thrown) {
        setProblem(toProblem(thrown));
      }
    },
    [courseId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the map is one more entry
  useEffect(() => {
    void load(null);
  }, [load, edits.graph.revision]);
  if (problem) return <ErrorState inline problem={problem} onRetry={() => void load(null)} />;
  if (listed === null) return <SkeletonLines count={5} />;
  if (listed.items.length === 0) return <p className="text-ink-soft">{t('empty')}</p>;
  return (
    <>
      {reason ? (
        <p role="alert" className="mb-3 text-danger">
          {failed('failed', { reason })}
        </p>
      ) : null}
      <ol className="max-h-[56dvh] divide-y divide-rule overflow-y-auto">
        {listed.items.map((edit) => {
          const who = edit.by.me ? t('me') : (edit.by.name ?? live('somebody'));
          return (
            <li key={edit.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <p className="min-w-0 flex-1 basis-64" dir="auto">
                {t('entry', { who, what: words(edit) })}{' '}
                <span className="block text-ink-soft text-sm">
                  <Time iso={edit.at} precise />
                </span>
              </p>
              {edit.state === 'done' ? null : <Tag>{t('takenBack')}</Tag>}
              {edit.reversible && edit.kind !== 'undo' ? (
                <Button
                  size="small"
                  busy={edits.busy}
                  aria-label={t('takeBackLabel', { what: words(edit) })}
                  onClick={() =>
                    void edits.takeBack(edit.id).then((answer) => setReason(answer === true ? null : answer))
                  }
                >
                  {t('takeBack')}
                </Button>
              ) : null}
            </li>
          );
        })}
        {listed.nextCursor ? (
          <li className="py-3">
            <Button size="small" onClick={() => void load(listed.nextCursor)}>
              {t('more')}
            </Button>
          </li>
        ) : null}
      </ol>
    </>
  );
}
