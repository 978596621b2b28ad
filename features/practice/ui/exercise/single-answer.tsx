'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { toProblem } from '@/ui/problem';
import { Prose } from '@/ui/prose/prose';
import type { AttemptResult, ItemResponse, Presentation } from '../../contract';
import { AnswerField } from './answer-field';
import { htmlOf } from './fields/field-props';
import { blankResponse, excess, missing } from './response';
import { useElapsed } from './use-elapsed';
import { useKeyedPost } from './use-keyed-post';

/**
 * One question that takes one answer, without hints and without a word on how it went: for tests. `busy` holds the button while the next is on its
 * way; `beside` stands beside it.
 */
export function SingleAnswer({
  presentation,
  lang,
  arrive,
  busy,
  label,
  onAnswered,
  beside,
}: {
  presentation: Presentation;
  lang: string;
  arrive: boolean;
  busy: boolean;
  label: string;
  onAnswered: () => void;
  beside: ReactNode;
}) {
  const t = useTranslations('exercise');
  const [response, setResponse] = useState<ItemResponse | null>(() => blankResponse(presentation.body));
  const [lack, setLack] = useState<'choice' | 'text' | 'matching' | null>(null);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const post = useKeyedPost();
  const elapsed = useElapsed(presentation.id);
  const promptId = useId();
  const prompt = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (arrive) prompt.current?.focus();
  }, [arrive]);

  async function send() {
    const lacking = missing(presentation.body, response);
    setLack(lacking);
    if (lacking !== null || excess(response) > 0 || sending || busy) return;
    setSending(true);
    setProblem(null);
    try {
      await post<AttemptResult>(`/presentations/${presentation.id}/attempts`, JSON.stringify(response), () => ({
        response,
        elapsedMs: Math.min(86_400_000, elapsed()),
      }));
      onAnswered();
    } catch (error) {
      setProblem(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <form
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div id={promptId} ref={prompt} tabIndex={-1}>
        <Prose
          html={htmlOf(presentation, 'prompt', presentation.body.prompt)}
          lang={lang}
          className="[&>p]:font-semibold"
        />
      </div>
      <AnswerField
        presentation={presentation}
        response={response}
        onChange={(changed) => {
          setLack(null);
          setResponse(changed);
        }}
        locked={sending || busy}
        lang={lang}
        labelledBy={promptId}
      />
      <div role="status">{lack ? <p>{t(`incomplete.${lack}`)}</p> : null}</div>
      {problem !== null ? <ErrorState inline problem={toProblem(problem)} onRetry={() => void send()} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={sending || busy}>
          {label}
        </Button>
        {beside}
      </div>
    </form>
  );
}
