'use client';

import { startAuthentication } from '@simplewebauthn/browser';
import { Fingerprint, LogIn } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { useHydrated } from '@/ui/time';
import type { SignInWays } from '../contract';

type Options = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** Passkeys and single sign-on, as far as there are any here. */
export function OtherWays({ ways, next, onIn }: { ways: SignInWays; next: string | null; onIn: () => void }) {
  const t = useTranslations('signIn');
  const hydrated = useHydrated();
  const passkeys = ways.passkey && hydrated && 'PublicKeyCredential' in window;
  const passkey = useAction(async (_: null, signal) => {
    const optionsJSON = await api<Options>('/sign-in/passkey/begin', { body: {}, signal });
    const shown = await startAuthentication({ optionsJSON }).catch(() => {
      throw new ApiError(0, 'passkey_stopped', null);
    });
    await api('/sign-in/passkey', { body: { passkey: shown }, signal });
    onIn();
    await new Promise(() => undefined);
  });
  const single = useAction(async (_: null, signal) => {
    const { address } = await api<{ address: string }>('/sign-in/single', { body: { next }, signal });
    window.location.assign(address);
    await new Promise(() => undefined);
  });
  if (!passkeys && !ways.single) return null;
  const words = { passkey_refused: t('problems.passkey_refused'), passkey_stopped: t('problems.passkey_stopped') };
  const code = passkey.problem?.code;
  return (
    <div className="mt-6 space-y-3">
      <p className="text-center text-ink-soft text-sm">{t('or')}</p>
      {passkeys ? (
        <Button size="large" className="w-full" busy={passkey.pending} onClick={() => void passkey.run(null)}>
          <Fingerprint aria-hidden />
          {t('passkey')}
        </Button>
      ) : null}
      {ways.single ? (
        <Button size="large" className="w-full" busy={single.pending} onClick={() => void single.run(null)}>
          <LogIn aria-hidden />
          {t('single', { name: ways.single.name })}
        </Button>
      ) : null}
      {passkey.problem ? (
        <p role="alert" className="text-danger">
          {code === 'passkey_refused' || code === 'passkey_stopped' ? words[code] : t('problems.passkey_refused')}
        </p>
      ) : null}
      {single.problem ? (
        <p role="alert" className="text-danger">
          {t('problems.single_failed')}
        </p>
      ) : null}
    </div>
  );
}
