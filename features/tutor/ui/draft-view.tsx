import { useTranslations } from 'use-intl';
import { BlockView } from './block-view';
import type { Draft } from './chat-state';

const MINUTE_MS = 60_000;

/** The answer on its way: what is there already, and in plain words what is being waited for. */
export function DraftView({ draft, courseId, lang }: { draft: Draft; courseId: string; lang: string }) {
  return (
    <div className="space-y-3">
      {draft.blocks.map((block, index) => (
        <BlockView
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are only added at the end
          key={index}
          block={block}
          citations={draft.citations}
          courseId={courseId}
          lang={lang}
        />
      ))}
      <p className="flex items-center gap-2 text-ink-soft text-sm">
        <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent motion-reduce:animate-none" />
        <WaitWords draft={draft} />
      </p>
    </div>
  );
}

function WaitWords({ draft }: { draft: Draft }) {
  const t = useTranslations('tutor.wait');
  if (draft.stage !== 'queued') return draft.stage === 'writing' ? t('writing') : t('looking');
  if (draft.waitMs >= MINUTE_MS)
    return t('minutes', { before: draft.before, minutes: Math.round(draft.waitMs / MINUTE_MS) });
  return t('queued', { before: draft.before, seconds: Math.ceil(draft.waitMs / 1000) });
}
