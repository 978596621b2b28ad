'use client';

import { type KeyboardEvent, type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { controlLook } from '@/ui/fields/field';
import { Notice } from '@/ui/notice';
import { type Problem, toProblem } from '@/ui/problem';
import { type Explanation, LONGEST_TEXT, type TurnResult } from '../contract';
import { useDraft } from './use-draft';

/** After this long the wait is explained. */
const LONG_MS = 4_000;

/** Where an explanation, or the answer to a question, is written. Nothing written is ever lost. */
export function WritingArea({
  explanation,
  label,
  focus,
  onJudged,
  children,
}: {
  explanation: Explanation;
  label: string;
  /** Puts the cursor into the field when it appears. */
  focus: boolean;
  onJudged: (explanation: Explanation) => void;
  /** Beside the button. */
  children?: React.ReactNode;
}) {
  const t = useTranslations('explainBack');
  const id = useId();
  const turn = explanation.turns.length;
  const { text, write, clear, saving } = useDraft(explanation.id, turn, explanation.draft);
  const [sending, setSending] = useState<'no' | 'yes' | 'long'>('no');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  useEffect(() => {
    if (sending !== 'yes') return undefined;
    const timer = setTimeout(() => setSending('long'), LONG_MS);
    return () => clearTimeout(timer);
  }, [sending]);

  async function send() {
    if (sending !== 'no') return;
    setSending('yes');
    setProblem(null);
    setRefusal(null);
    try {
      const result = await api<TurnResult>(`/explanations/${explanation.id}/turns`, { body: { text, turn } });
      setRefusal(result.refusal?.words ?? null);
      if (result.refusal === null) {
        clear();
        onJudged(result.explanation);
      } else field.current?.focus();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    }
    setSending('no');
  }
  function submit(event: SubmitEvent) {
    event.preventDefault();
    void send();
  }
  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  }
  const status = saving === 'idle' ? null : t(saving === 'local' ? 'notSaved' : saving);
  return (
    <form onSubmit={submit} className="space-y-3 print:hidden">
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        dir="auto"
        lang={explanation.language}
        rows={turn === 0 ? 9 : 4}
        maxLength={LONGEST_TEXT}
        value={text}
        readOnly={sending !== 'no'}
        aria-describedby={`${id}-about`}
        onChange={(event) => write(event.target.value)}
        onKeyDown={press}
        className={`${controlLook} field-sizing-content text-lesson leading-relaxed ${turn === 0 ? 'min-h-60' : 'min-h-28'}`}
      />
      <div id={`${id}-about`} className="figures flex flex-wrap justify-between gap-x-4 text-ink-faint text-xs">
        <span>{t('words', { count: text.trim() === '' ? 0 : text.trim().split(/\s+/u).length })}</span>
        <span aria-live="polite">{status}</span>
      </div>
      <div aria-live="polite" className="space-y-3">
        {refusal ? <Notice>{refusal}</Notice> : null}
        {sending === 'long' ? <p className="text-ink-soft text-sm">{t('judgingLong')}</p> : null}
      </div>
      {problem ? <ErrorState inline problem={problem} onRetry={() => void send()} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={sending !== 'no'}>
          {t(sending === 'no' ? 'send' : 'judging')}
        </Button>
        {children}
        <span className="hidden text-ink-faint text-xs md:inline pointer-coarse:hidden">{t('keys')}</span>
      </div>
    </form>
  );
}
