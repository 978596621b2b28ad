'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Time } from '@/ui/time';
import type { MailState } from '../contract';

/** By what links to new passwords are sent, what came of the last mail, and a mail to oneself to try it. */
export function MailSection({ initial, mayTry }: { initial: MailState | null; mayTry: boolean }) {
  const t = useTranslations('signIn.mail');
  const [state, setState] = useState(initial);
  const send = useAction(async (_: null, signal) => {
    setState(await api<MailState>('/sign-in/mail/test', { body: {}, signal }));
  });
  return (
    <section aria-labelledby="mail" className="max-w-measure space-y-4">
      <h2 id="mail" className="text-xl">
        {t('title')}
      </h2>
      {state === null ? (
        <p>{t.rich('off', { code: (name) => <code className="break-all text-sm">{name}</code> })}</p>
      ) : (
        <>
          <p className="break-words">{t('on', { server: state.server, from: state.from })}</p>
          <div aria-live="polite">{state.last ? <Last last={state.last} server={state.server} /> : null}</div>
          {send.problem ? <ErrorState inline problem={send.problem} /> : null}
          {mayTry ? (
            <div className="space-y-2">
              <Button busy={send.pending} onClick={() => void send.run(null)}>
                {send.pending ? t('sending') : t('test')}
              </Button>
              <p className="text-ink-soft text-sm">{t('testHint')}</p>
            </div>
          ) : null}
        </>
      )}
    </section>
  );
}

function Last({ last, server }: { last: NonNullable<MailState['last']>; server: string }) {
  const t = useTranslations('signIn.mail');
  const time = () => <Time iso={last.at} precise />;
  if (last.problem === null) return <p>{t.rich('taken', { time })}</p>;
  return (
    <div className="space-y-1">
      <p className="text-danger">
        {t.rich('failed', { time })} {t(`problems.${last.problem}`, { server })}
      </p>
      {last.answer ? (
        <p className="break-words text-ink-soft text-sm" dir="auto">
          {t('said', { answer: last.answer })}
        </p>
      ) : null}
    </div>
  );
}
