'use client';

import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { OpenSession, Security } from '../contract';
import { Problem } from './proof-form';

/** Where somebody is signed in, and out again. */
export function SessionsSection({ own, onChange }: { own: Security; onChange: () => Promise<void> }) {
  const t = useTranslations('signIn.account.sessions');
  const end = useAction(async (id: string, signal) => {
    await api(`/me/sessions/${id}`, { method: 'DELETE', signal });
    await onChange();
  });
  const endAll = useAction(async (here: boolean, signal) => {
    await api('/me/sessions/end', { body: { here }, signal });
    if (!here) return onChange();
    // A full load, so that nothing of this person stays in the page's memory.
    window.location.assign('/sign-in');
    await new Promise(() => undefined);
  });
  const placeOf = ({ browser, system }: OpenSession) =>
    t('place', { browser: browser ?? t('unknownBrowser'), system: system ?? t('unknownSystem') });
  return (
    <div className="space-y-4">
      <ul className="divide-y divide-rule border-rule border-y">
        {own.sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div>
              <p>
                {placeOf(session)} {session.here ? <Tag tone="accent">{t('here')}</Tag> : null}
              </p>
              <p className="text-ink-soft text-sm">
                {t.rich('used', { time: () => <Time iso={session.lastUsedAt} precise /> })}
                {session.address ? <> · {t('from', { address: session.address })}</> : null}
              </p>
            </div>
            {session.here ? null : (
              <Button
                size="small"
                aria-label={t('endNamed', { place: placeOf(session) })}
                disabled={end.pending}
                onClick={() => void end.run(session.id)}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Problem problem={end.problem ?? endAll.problem} />
      <div className="flex flex-wrap gap-3">
        {own.sessions.length > 1 ? (
          <Button busy={endAll.pending} onClick={() => void endAll.run(false)}>
            {t('others')}
          </Button>
        ) : null}
        <Button disabled={endAll.pending} onClick={() => void endAll.run(true)}>
          {t('everywhere')}
        </Button>
      </div>
    </div>
  );
}
