'use client';

import { MessageCirclePlus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { useListKeys } from '@/ui/keys';
import { SkeletonLines } from '@/ui/skeleton';
import { Time } from '@/ui/time';
import type { ThreadSummary } from '../contract';
import { useHistory } from './use-history';

/** The learner's conversations in a course: found by their words, opened, deleted and taken back. */
export function ChatHistory({
  courseId,
  currentId,
  version,
  onOpen,
  onNew,
}: {
  courseId: string;
  currentId: string | null;
  /** Changes when a conversation was added or went on. */
  version: string;
  onOpen: (threadId: string) => void;
  onNew: () => void;
}) {
  const t = useTranslations('tutor.history');
  const history = useHistory(courseId, version, (removed) => (removed === currentId ? onNew() : undefined));
  const list = useRef<HTMLUListElement>(null);
  useListKeys(list);
  const { threads, query, problem } = history;
  return (
    <section aria-label={t('title')} className="space-y-3">
      <Button size="small" className="w-full" onClick={onNew}>
        <MessageCirclePlus aria-hidden />
        {t('new')}
      </Button>
      <TextField
        label={t('search')}
        labelHidden
        type="search"
        placeholder={t('searchShort')}
        value={query}
        onChange={(event) => history.search(event.target.value)}
      />
      {problem ? <ErrorState inline problem={problem} onRetry={history.retry} /> : null}
      {threads === null && !problem ? <SkeletonLines count={4} /> : null}
      {threads?.length === 0 ? (
        <p className="text-ink-soft text-sm">{query === '' ? t('none') : t('noneFound', { query })}</p>
      ) : null}
      <ul ref={list} className="space-y-1">
        {threads?.map((thread) => (
          <ThreadRow
            key={thread.id}
            thread={thread}
            current={thread.id === currentId}
            onOpen={() => onOpen(thread.id)}
            onDelete={() => void history.remove(thread)}
          />
        ))}
      </ul>
      {history.more ? (
        <Button variant="quiet" size="small" onClick={history.more}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

function ThreadRow({
  thread,
  current,
  onOpen,
  onDelete,
}: {
  thread: ThreadSummary;
  current: boolean;
  onOpen: () => void;
  onDelete: () => void;
}) {
  const t = useTranslations('tutor.history');
  return (
    <li data-row className="flex items-start gap-1">
      <button
        type="button"
        aria-current={current || undefined}
        onClick={onOpen}
        className="min-h-11 min-w-0 flex-1 rounded-md px-3 py-2 text-start text-sm hover:bg-paper-sunken aria-[current]:bg-paper-sunken"
      >
        <span className="line-clamp-2 break-words" dir="auto">
          {thread.title}
        </span>
        <span className="block text-ink-faint text-xs">
          <Time iso={thread.updatedAt} />
        </span>
        {thread.found && thread.found !== thread.title ? (
          <span className="line-clamp-2 break-words text-ink-soft text-xs" dir="auto">
            {thread.found}
          </span>
        ) : null}
      </button>
      <Button
        variant="plain"
        size="small-icon"
        aria-label={t('delete', { title: thread.title })}
        onClick={onDelete}
        className="mt-1"
      >
        <Trash2 aria-hidden />
      </Button>
    </li>
  );
}
