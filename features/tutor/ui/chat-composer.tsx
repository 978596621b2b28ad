'use client';

import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { controlLook } from '@/ui/fields/field';
import { type AskLimit, QUESTION_LENGTH } from '../contract';
import { LimitWords } from './limit-words';

/** Where the question is written. While an answer comes, the same place stops it; nothing written is ever lost. */
export function ChatComposer({
  busy,
  limit,
  focus,
  onAsk,
  onStop,
}: {
  busy: boolean;
  limit: AskLimit | null;
  /** Puts the cursor into the field when it appears. */
  focus: boolean;
  onAsk: (question: string) => void;
  onStop: () => void;
}) {
  const t = useTranslations('tutor.ask');
  const id = useId();
  const [words, setWords] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const over = words.length - QUESTION_LENGTH;
  const spent = limit !== null && limit.left === 0;
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);

  function send() {
    if (busy || spent || words.trim() === '' || over > 0) return;
    onAsk(words.trim());
    setWords('');
    field.current?.focus();
  }
  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (busy) onStop();
    else send();
  }
  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }
  return (
    <form onSubmit={submit} className="space-y-1.5">
      <label htmlFor={id} className="sr-only">
        {t('label')}
      </label>
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          id={id}
          dir="auto"
          rows={2}
          value={words}
          placeholder={t('placeholder')}
          aria-describedby={`${id}-about`}
          aria-invalid={over > 0 || undefined}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={press}
          className={`${controlLook} max-h-48 min-h-11 resize-y`}
        />
        <Button
          type="submit"
          variant={busy ? 'secondary' : 'primary'}
          className="min-w-20"
          aria-disabled={!busy && (spent || words.trim() === '' || over > 0) ? true : undefined}
        >
          {busy ? <Square aria-hidden /> : <ArrowUp aria-hidden />}
          {busy ? t('stop') : t('send')}
        </Button>
      </div>
      <div id={`${id}-about`} className="text-ink-faint text-xs">
        {over > 0 ? <p role="alert">{t('tooLong', { over })}</p> : null}
        <LimitWords limit={limit} />
        <p className="hidden sm:block">{t('keys')}</p>
      </div>
    </form>
  );
}
