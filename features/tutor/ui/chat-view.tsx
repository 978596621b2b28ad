'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Notice } from '@/ui/notice';
import type { Opening } from '../contract';
import { ChatComposer } from './chat-composer';
import { DraftView } from './draft-view';
import { ReplyView } from './reply-view';
import type { useChat } from './use-chat';
import { Welcome } from './welcome';

/** One conversation: what was said, what is coming, and where to write. Screen readers hear each part once it stands. */
export function ChatView({
  chat,
  courseId,
  lang,
  opening,
  focus,
}: {
  chat: ReturnType<typeof useChat>;
  courseId: string;
  lang: string;
  opening: Opening;
  focus: boolean;
}) {
  const t = useTranslations('tutor');
  const { state, ask, stop, reported } = chat;
  const { thread, messages, draft, asking, failed } = state;
  const log = useRef<HTMLDivElement>(null);
  const threadId = thread?.id ?? null;
  const writing = draft !== null;
  // A question goes to the top, so that its answer is read from its beginning while it comes; a conversation opens at its end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another question or conversation moves the page
  useEffect(() => {
    const box = log.current;
    if (box === null) return;
    const question = [...box.querySelectorAll<HTMLElement>('[data-question]')].at(-1);
    // Only what is said moves, never the page around it.
    box.scrollTop = writing && question ? question.offsetTop - box.offsetTop : box.scrollHeight;
  }, [threadId, asking]);
  const empty = messages.length === 0 && asking === null && failed === null;
  const limit = state.limit ?? opening.limit;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      {opening.off ? (
        <Notice>
          {t('off')} <TextLink href="/my-data">{t('offWhere')}</TextLink>
        </Notice>
      ) : null}
      <div
        ref={log}
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label={t('title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain pe-1"
      >
        {empty && !opening.off ? <Welcome opening={opening} onAsk={(question) => void ask(question)} /> : null}
        <ol className="space-y-6">
          {messages.map((message) => (
            <li key={message.id}>
              {message.role === 'learner' ? (
                <Said words={message.words} />
              ) : (
                <>
                  <h3 className="small-caps mb-1 text-ink-soft text-sm">{t('tutor')}</h3>
                  <ReplyView
                    message={message}
                    courseId={courseId}
                    threadId={thread?.id ?? ''}
                    lang={lang}
                    onReported={reported}
                  />
                </>
              )}
            </li>
          ))}
          {asking ? (
            <li>
              <Said words={asking} />
            </li>
          ) : null}
          {draft ? (
            <li className="min-h-[60dvh]">
              <h3 className="small-caps mb-1 text-ink-soft text-sm">{t('tutor')}</h3>
              <DraftView draft={draft} courseId={courseId} lang={lang} />
            </li>
          ) : null}
        </ol>
        {failed ? (
          <ErrorState
            inline
            className="mt-4"
            problem={failed.problem}
            action={
              limit.left > 0 && !opening.off ? (
                <Button size="small" onClick={() => void ask(failed.question)}>
                  {t('retry')}
                </Button>
              ) : undefined
            }
          />
        ) : null}
      </div>
      {opening.off ? null : (
        <ChatComposer
          busy={draft !== null}
          limit={limit}
          focus={focus}
          onAsk={(words) => void ask(words)}
          onStop={stop}
        />
      )}
    </div>
  );
}

function Said({ words }: { words: string }) {
  const t = useTranslations('tutor');
  return (
    <div data-question className="ms-6 rounded-lg bg-accent-soft px-4 py-2.5">
      <h3 className="sr-only">{t('you')}</h3>
      <p className="whitespace-pre-wrap break-words" dir="auto">
        {words}
      </p>
    </div>
  );
}
