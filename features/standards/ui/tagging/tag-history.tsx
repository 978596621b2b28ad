'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { difficultyBand } from '@/core/material/difficulty';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import { type ChangedPart, type LabelWord, LISTED_PARTS, type TagChange } from '../../contract';

/** Who changed which tags and when, the latest first; each can be undone as far as nobody has changed it since. */
export function TagHistory({
  courseId,
  changes,
  nextCursor,
}: {
  courseId: string;
  changes: TagChange[];
  nextCursor: string | null;
}) {
  const t = useTranslations('standards.tagging.history');
  const router = useRouter();
  const [later, setLater] = useState<{ items: TagChange[]; cursor: string | null }>({ items: [], cursor: nextCursor });
  const path = `/courses/${courseId}/tag-changes`;
  const undo = useAction(async (id: string, signal) => {
    await api(`${path}/${id}/undo`, { method: 'POST', signal });
    setLater({ items: [], cursor: nextCursor });
    router.refresh();
  });
  const more = useAction(async (cursor: string, signal) => {
    const query = new URLSearchParams({ cursor });
    const page = await api<{ items: TagChange[]; nextCursor: string | null }>(`${path}?${query}`, { signal });
    setLater((before) => ({ items: [...before.items, ...page.items], cursor: page.nextCursor }));
  });
  const problem = undo.problem ?? more.problem;
  const { cursor } = later;
  if (changes.length === 0) return <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>;
  return (
    <div className="max-w-3xl space-y-4">
      {problem ? <ErrorState inline problem={problem} /> : null}
      <ol className="divide-y divide-rule border-rule border-y">
        {[...changes, ...later.items].map((change) => (
          <li key={change.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="text-ink-soft text-sm">
                <Time iso={change.at} precise />, {t('by', { name: change.by ?? t('someone') })}{' '}
                {change.undone ? <Tag>{t('undone')}</Tag> : null}
                {change.undoes ? <Tag>{t('undoes')}</Tag> : null}
              </p>
              <Parts change={change} />
            </div>
            {change.undone ? null : (
              <Button
                size="small"
                variant="plain"
                busy={undo.pending}
                aria-label={t('undoOf', { name: change.parts[0]?.target.name ?? '' })}
                onClick={() => void undo.run(change.id)}
                data-print="none"
              >
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {cursor === null ? null : (
        <Button size="small" busy={more.pending} onClick={() => void more.run(cursor)} data-print="none">
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function Parts({ change }: { change: TagChange }) {
  const t = useTranslations('standards.tagging.history');
  const [first, ...rest] = change.parts;
  if (!first) return null;
  if (change.count === 1) return <Part part={first} />;
  return (
    <>
      <Part part={first} />
      <details>
        <summary className="cursor-pointer text-sm">{t('andMore', { count: change.count - 1 })}</summary>
        <ul className="mt-1 space-y-1">
          {rest.map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a change never move
            <li key={place}>
              <Part part={part} />
            </li>
          ))}
        </ul>
        {change.count > LISTED_PARTS ? (
          <p className="mt-1 text-ink-soft text-sm">{t('notListed', { count: change.count - LISTED_PARTS })}</p>
        ) : null}
      </details>
    </>
  );
}

function Part({ part }: { part: ChangedPart }) {
  const t = useTranslations('standards.tagging.history');
  const word = useLabelWords();
  const name = part.target.name === '' ? t('nameless') : part.target.name;
  return (
    <p dir="auto">
      <bdi>{name}</bdi>:{' '}
      {part.what === 'standard' ? (
        t(`standard.${part.after ?? 'away'}`, { code: part.code })
      ) : (
        <>
          {word(part.before)} → {word(part.after)}
        </>
      )}
    </p>
  );
}

function useLabelWords(): (word: LabelWord) => string {
  const t = useTranslations('standards.source');
  const words = useTranslations('standards.tagging.history');
  return ({ kind, difficulty }) => {
    const said = [
      ...(kind === null ? [] : [t(`kinds.${kind}`)]),
      ...(difficulty === null ? [] : [t(`difficulties.${difficultyBand(difficulty)}`)]),
    ];
    return said.length === 0 ? words('byText') : said.join(', ');
  };
}
