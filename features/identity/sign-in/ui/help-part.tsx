'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { copyText } from '@/ui/copy-text';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { Time } from '@/ui/time';
import type { RecoveryLink } from '../contract';

/** Helps somebody who can't sign in: a link to a new password, or the end of a second factor that is lost. */
export function HelpPart({ person }: { person: { id: string; name: string } }) {
  const t = useTranslations('signIn.help');
  const [link, setLink] = useState<RecoveryLink | null>(null);
  const [copied, setCopied] = useState(false);
  const [ended, setEnded] = useState(false);
  const make = useAction(async (_: null, signal) => {
    setLink(await api<RecoveryLink>(`/people/${person.id}/recovery-link`, { method: 'POST', body: {}, signal }));
    setCopied(false);
  });
  const end = useAction(async (_: null, signal) => {
    await api(`/people/${person.id}/second-factor/reset`, { method: 'POST', body: {}, signal });
    setEnded(true);
  });
  const problem = make.problem ?? end.problem;
  return (
    <section className="mt-8 space-y-4 border-rule border-t pt-5">
      <h3 className="text-base">{t('title', { name: person.name })}</h3>
      <p className="text-ink-soft text-sm">{t('linkWords')}</p>
      {link ? (
        <div className="space-y-2">
          <TextField label={t('linkOf', { name: person.name })} readOnly dir="ltr" autoFocus value={link.address} />
          <p className="flex flex-wrap items-center gap-3 text-sm">
            <Button size="small" onClick={() => void copyText(link.address).then(setCopied)}>
              {copied ? t('copied') : t('copy')}
            </Button>
            <span>{t.rich('until', { time: () => <Time iso={link.expiresAt} precise /> })}</span>
          </p>
        </div>
      ) : (
        <Button busy={make.pending} onClick={() => void make.run(null)}>
          {t('link')}
        </Button>
      )}
      <p className="text-ink-soft text-sm">{t('factorWords')}</p>
      {ended ? (
        <p role="status">{t('factorDone')}</p>
      ) : (
        <Button busy={end.pending} onClick={() => void end.run(null)}>
          {t('factor')}
        </Button>
      )}
      {problem ? <ErrorState inline problem={problem} /> : null}
    </section>
  );
}
