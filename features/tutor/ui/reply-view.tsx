import { useTranslations } from 'use-intl';
import type { TutorMessage } from '../contract';
import { BlockView } from './block-view';
import { CitationList } from './citation-list';
import { ReportDialog } from './report-dialog';

/** An answer as it is kept: its parts, where they stand, who wrote them, and a way to report it. */
export function ReplyView({
  message,
  courseId,
  threadId,
  lang,
  onReported,
}: {
  message: TutorMessage;
  courseId: string;
  threadId: string;
  lang: string;
  onReported: (messageId: string) => void;
}) {
  const t = useTranslations('tutor');
  return (
    <div className="space-y-3">
      {message.blocks.map((block, index) => (
        <BlockView
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an answer never change places
          key={index}
          block={block}
          citations={message.citations}
          courseId={courseId}
          lang={lang}
        />
      ))}
      {message.notes.map((note) => (
        <p key={note} className="rounded-md bg-paper-sunken px-3 py-2 text-ink-soft text-sm">
          {t(`note.${note}`)}
        </p>
      ))}
      <CitationList citations={message.citations} courseId={courseId} />
      <div className="flex flex-wrap items-center justify-between gap-x-3 text-ink-faint text-xs">
        <p className="min-w-0 flex-1 basis-60">{by(message, t)}</p>
        {message.reported ? (
          <p role="status">{t('report.done')}</p>
        ) : (
          <ReportDialog
            path={`/courses/${courseId}/chats/${threadId}/messages/${message.id}/report`}
            onDone={() => onReported(message.id)}
          />
        )}
      </div>
    </div>
  );
}

function by(message: TutorMessage, t: ReturnType<typeof useTranslations<'tutor'>>): string {
  if (message.kind === 'answer') return t('by.model', { model: message.model ?? '' });
  if (message.kind === 'passages' || message.kind === 'shown') return t('by.passages');
  return message.kind === 'hint' && message.blocks.length > 1 ? t('by.hint') : t('by.rules');
}
