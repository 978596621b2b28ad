'use client';

import { startRegistration } from '@simplewebauthn/browser';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/fields/text-field';
import { Time } from '@/ui/time';
import type { Security } from '../contract';
import { Problem, ProofForm } from './proof-form';

type Options = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** Passkeys: those there are, and a new one. */
export function PasskeysSection({ own, onChange }: { own: Security; onChange: () => Promise<void> }) {
  const t = useTranslations('signIn.account.passkeys');
  const [adding, setAdding] = useState(false);
  const [name, setName] = useState('');
  const remove = useAction(async (id: string, signal) => {
    await api(`/me/passkeys/${id}`, { method: 'DELETE', signal });
    await onChange();
  });
  async function add(password: string, signal: AbortSignal): Promise<void> {
    const optionsJSON = await api<Options>('/me/passkeys/begin', { body: { password }, signal });
    const passkey = await startRegistration({ optionsJSON }).catch(() => {
      throw new ApiError(400, 'passkey_not_added', t('failed'));
    });
    await api('/me/passkeys', { body: { name: name.trim() || t('title'), passkey }, signal });
    setAdding(false);
    setName('');
    await onChange();
  }
  return (
    <div className="space-y-4">
      <p className="max-w-measure">{t('words')}</p>
      {own.passkeys.length > 0 ? (
        <ul className="divide-y divide-rule border-rule border-y">
          {own.passkeys.map((passkey) => (
            <li key={passkey.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <div>
                <p dir="auto">{passkey.name}</p>
                <p className="text-ink-soft text-sm">
                  {t.rich('since', { time: () => <Time iso={passkey.createdAt} /> })}
                  {passkey.lastUsedAt ? (
                    <> · {t.rich('used', { time: () => <Time iso={passkey.lastUsedAt ?? ''} precise /> })}</>
                  ) : null}
                </p>
              </div>
              <Button
                size="small"
                aria-label={t('removeNamed', { name: passkey.name })}
                disabled={remove.pending}
                onClick={() => void remove.run(passkey.id)}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Problem problem={remove.problem} />
      {own.passkeysWork ? (
        adding ? (
          <ProofForm
            hasPassword={own.hasPassword}
            label={t('add')}
            work={add}
            onCancel={() => {
              setAdding(false);
              setName('');
            }}
          >
            <TextField
              label={t('name')}
              hint={t('nameHint')}
              maxLength={60}
              autoFocus
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </ProofForm>
        ) : (
          <Button onClick={() => setAdding(true)}>{t('add')}</Button>
        )
      ) : (
        <p className="text-ink-soft text-sm">{t('off')}</p>
      )}
    </div>
  );
}
