'use client';

import { MessageCircleQuestion } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Prose } from '@/ui/prose/prose';
import { type Explanation, useExplanation } from './use-explanation';

/** "Explain my mistake": asked for by the learner, never in the way of the next try. */
export function ExplainMistake({ attemptId, lang }: { attemptId: string; lang: string }) {
  const t = useTranslations('exercise.explain');
  const { state, ask, stop } = useExplanation(attemptId);
  if (state.stage === 'none') {
    return (
      <Button variant="quiet" size="small" className="-ms-3" data-print="none" onClick={() => void ask()}>
        <MessageCircleQuestion aria-hidden />
        {t('ask')}
      </Button>
    );
  }
  return (
    <div
      className="space-y-2 border-rule-strong border-s-2 ps-4"
      aria-atomic={false}
      aria-busy={state.stage === 'asking'}
    >
      {state.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks only ever grow at the end
        <div key={index} className="appear">
          <Prose html={block.html} lang={lang} compact />
          {block.type === 'block' && block.own ? <p className="text-ink-soft text-sm">{t('own')}</p> : null}
        </div>
      ))}
      <Note state={state} />
      {state.problem ? <ErrorState inline problem={state.problem} onRetry={() => void ask()} /> : null}
      {state.stage === 'asking' ? (
        <Button variant="plain" size="small" className="-ms-3" onClick={stop}>
          {t('stop')}
        </Button>
      ) : null}
    </div>
  );
}

/** What is happening, or who wrote what stands there. */
function Note({ state }: { state: Explanation }) {
  const t = useTranslations('exercise.explain');
  const { waiting, blocks, broken, stage } = state;
  const words = () => {
    if (stage === 'failed') return null;
    if (stage === 'asking') {
      if (waiting && waiting.position > 0)
        return t('waiting', { position: waiting.position, seconds: Math.max(1, Math.round(waiting.waitMs / 1000)) });
      return blocks.length === 0 ? t('thinking') : null;
    }
    if (broken) return t('broken');
    return t(blocks.every((block) => block.type === 'rule') ? 'byRule' : 'byModel');
  };
  const said = words();
  return said ? <p className="text-ink-soft text-sm">{said}</p> : null;
}
