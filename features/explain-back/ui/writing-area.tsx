'use client';

import { type KeyboardEvent, type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { controlLook } from '@/ui/fields/field';
import { Notice } from '@/ui/notice';
import { type Explanation, LONGEST_TEXT } from '../contract';
import { useDraft } from './use-draft';
import { useSending } from './use-sending';

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
  const [refusal, setRefusal] = useState<string | null>(null);
  const { sending, problem, send: judge } = useSending(explanation.id);
  const busy = sending.step !== 'no';
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);

  async function send() {
    if (busy) return;
    setRefusal(null);
    const result = await judge(text, turn);
    if (result === null) return;
    setRefusal(result.refusal?.words ?? null);
    if (result.refusal === null) {
      clear();
      onJudged(result.explanation);
    } else field.current?.focus();
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
        readOnly={busy}
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
        {sending.step === 'judging' && sending.long ? (
          <p className="text-ink-soft text-sm">{t('judgingLong')}</p>
        ) : null}
        {sending.step === 'queued' ? <p className="figures text-ink-soft text-sm">{t('queued', sending)}</p> : null}
      </div>
      {problem ? <ErrorState inline problem={problem} onRetry={() => void send()} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={busy}>
          {t(busy ? 'judging' : 'send')}
        </Button>
        {children}
        <span className="hidden text-ink-faint text-xs md:inline pointer-coarse:hidden">{t('keys')}</span>
      </div>
    </form>
  );
}
