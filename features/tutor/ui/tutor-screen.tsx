'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/overlays/dialog';
import type { Opening, ThreadWithMessages } from '../contract';
import { ChatHistory } from './chat-history';
import { ChatView } from './chat-view';
import { useChat } from './use-chat';

const NOWHERE = {};

/** The tutor on a page of its own: conversations at the side, the one that is open beside it. Each has its address. */
export function TutorScreen({
  course,
  opening,
  thread,
}: {
  course: Course;
  opening: Opening;
  thread: ThreadWithMessages | null;
}) {
  const t = useTranslations('tutor');
  const path = usePathname();
  const asked = useSearchParams().get('chat');
  const chat = useChat(course.id, NOWHERE, thread, opening.limit);
  const [historyOpen, setHistoryOpen] = useState(false);
  const id = chat.state.thread?.id ?? null;
  const idle = chat.state.draft === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows the conversation, not the other way round
  useEffect(() => {
    if (idle && id !== asked) window.history.replaceState(null, '', id === null ? path : `${path}?chat=${id}`);
  }, [id, idle]);
  const history = (
    <ChatHistory
      courseId={course.id}
      currentId={id}
      version={`${id} ${chat.state.messages.length}`}
      onOpen={(threadId) => {
        setHistoryOpen(false);
        void chat.open(threadId);
      }}
      onNew={() => {
        setHistoryOpen(false);
        chat.begin();
      }}
    />
  );
  return (
    <div className="page grid gap-8 py-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="hidden lg:block">{history}</div>
      <div className="flex h-[calc(100dvh-11.5rem)] min-h-96 flex-col gap-3">
        <div className="flex items-center justify-between gap-3">
          <h1 className="text-2xl">{t('title')}</h1>
          <div className="lg:hidden">
            <Sheet
              title={t('history.title')}
              open={historyOpen}
              onOpenChange={setHistoryOpen}
              trigger={<Button size="small">{t('history.title')}</Button>}
            >
              {history}
            </Sheet>
          </div>
        </div>
        <h2 className="sr-only">{t('conversation')}</h2>
        <ChatView chat={chat} courseId={course.id} lang={course.language} opening={opening} focus={false} />
      </div>
    </div>
  );
}
