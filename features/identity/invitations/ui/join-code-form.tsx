'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { Time } from '@/ui/time';
import type { JoinCode } from '../contract';

/** The code of a class: whether and until when it lets people in, and another one. */
export function JoinCodeForm({ classId, initial }: { classId: string; initial: JoinCode }) {
  const t = useTranslations('invitations.code');
  const [code, setCode] = useState(initial);
  const [until, setUntil] = useState(initial.endsAt?.slice(0, 10) ?? '');
  const path = `/classes/${classId}/join-code`;
  const change = useAction(async (body: { off?: boolean; endsAt?: string | null }, signal) => {
    setCode(await api<JoinCode>(path, { method: 'PUT', body, signal }));
  });
  const renew = useAction(async (_: null, signal) => {
    await api(path, { method: 'POST', body: {}, signal });
    setCode(await api<JoinCode>(path, { signal }));
  });
  return (
    <div className="space-y-4">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1" role="status">
        <span className="figures select-all whitespace-nowrap font-mono text-2xl tracking-wider">{code.code}</span>
        <span className="text-ink-soft">
          {code.off
            ? t('off')
            : code.endsAt === null
              ? t('on')
              : t.rich('until', { day: () => <Time iso={code.endsAt ?? ''} /> })}
        </span>
      </p>
      <div className="flex flex-wrap gap-3">
        <Button busy={change.pending} onClick={() => void change.run({ off: !code.off })}>
          {t(code.off ? 'switchOn' : 'switchOff')}
        </Button>
        <Button busy={renew.pending} onClick={() => void renew.run(null)}>
          {t('renew')}
        </Button>
      </div>
      <form
        className="flex max-w-md flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          // To the end of that day, as UTC has it.
          void change.run({ endsAt: until === '' ? null : `${until}T23:59:59.000Z` });
        }}
      >
        <TextField
          label={t('ends')}
          hint={t('endsHint')}
          type="date"
          className="grow"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <Button type="submit" busy={change.pending}>
          {t('save')}
        </Button>
      </form>
      {change.problem ? <ErrorState inline problem={change.problem} /> : null}
      {renew.problem ? <ErrorState inline problem={renew.problem} /> : null}
    </div>
  );
}
