'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Skeleton, SkeletonLines } from '@/ui/skeleton';
import { Time } from '@/ui/time';
import type { OpenedInvitation } from '../contract';
import { AcceptForm } from './accept-form';

/** Who holds an invitation makes an account by it; who has one already joins its class. The word of the link stands behind the `#`. */
export function InvitationScreen({ signedInAs }: { signedInAs: string | null }) {
  const t = useTranslations('invitations.guest');
  const common = useTranslations('common');
  const [token, setToken] = useState<string | null>(null);
  const [opened, setOpened] = useState<OpenedInvitation | null>(null);
  const open = useAction(async (word: string, signal) => {
    setOpened(await api<OpenedInvitation>('/invitations/open', { body: { token: word }, signal }));
  });
  const join = useAction(async (word: string, signal) => {
    await api('/invitations/join', { body: { token: word }, signal });
    window.location.assign('/classes');
    await new Promise(() => undefined);
  });
  const { run } = open;
  useEffect(() => {
    const word = window.location.hash.slice(1);
    setToken(word);
    if (word.length >= 20) void run(word);
  }, [run]);
  const gone = open.problem?.code === 'invitation_gone' || (token !== null && token.length < 20);
  if (gone)
    return (
      <>
        <h1 className="text-2xl">{t('gone')}</h1>
        <p className="mt-2 text-ink-soft">{t('goneWords')}</p>
        <p className="mt-6">
          <TextLink href="/sign-in">{t('signIn')}</TextLink>
        </p>
      </>
    );
  if (open.problem) return <ErrorState problem={open.problem} onRetry={() => void run(token ?? '')} />;
  if (opened === null || token === null)
    return (
      <Skeleton>
        <SkeletonLines count={6} />
      </Skeleton>
    );
  const place = [opened.className, opened.schoolName].filter((part) => part !== null).join(' · ');
  return (
    <>
      <h1 className="text-2xl" dir="auto">
        {t('title', { name: opened.districtName })}
      </h1>
      <p className="mt-2 text-ink-soft" dir="auto">
        {t('as', { role: common(`roles.${opened.role}`) })} {place === '' ? null : t('into', { place })}{' '}
        {t.rich('until', { day: () => <Time iso={opened.expiresAt} /> })}
      </p>
      {signedInAs === null ? (
        <AcceptForm token={token} role={opened.role} />
      ) : (
        <div className="mt-8 space-y-4">
          <p dir="auto">{t('signedIn', { name: signedInAs })}</p>
          {opened.className !== null && opened.role === 'learner' ? (
            <Button variant="primary" busy={join.pending} onClick={() => void join.run(token)}>
              {t('join')}
            </Button>
          ) : (
            <p>{t('signOutFirst')}</p>
          )}
          {join.problem ? (
            <ErrorState
              inline
              problem={join.problem.code === 'invitation_gone' ? new ApiError(404, 'gone', t('gone')) : join.problem}
            />
          ) : null}
        </div>
      )}
    </>
  );
}
