'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { copyText } from '@/ui/copy-text';
import { TextField } from '@/ui/fields/text-field';
import { required, useForm } from '@/ui/fields/use-form';
import { Time } from '@/ui/time';
import type { NewSecondFactor, Security } from '../contract';
import { Problem, ProofForm } from './proof-form';

/** Codes from an app: set up, with new recovery codes, and off again. */
export function SecondFactorSection({ own, onChange }: { own: Security; onChange: () => Promise<void> }) {
  const t = useTranslations('signIn.account.factor');
  const [begun, setBegun] = useState<NewSecondFactor | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [asks, setAsks] = useState<'begin' | 'codes' | 'end' | null>(null);
  const kept = async () => {
    setCodes(null);
    await onChange();
  };
  if (codes) return <RecoveryCodes codes={codes} onKept={() => void kept()} />;
  if (begun)
    return (
      <FirstCode
        begun={begun}
        onCancel={() => setBegun(null)}
        onCodes={(made) => {
          setBegun(null);
          setAsks(null);
          setCodes(made);
        }}
      />
    );
  const { secondFactor } = own;
  return (
    <div className="space-y-4">
      {secondFactor ? (
        <p>{t.rich('on', { count: secondFactor.codesLeft, time: () => <Time iso={secondFactor.since} /> })}</p>
      ) : (
        <p className="max-w-measure">{t('words')}</p>
      )}
      {asks === null ? (
        <div className="flex flex-wrap gap-3">
          {secondFactor ? (
            <>
              <Button onClick={() => setAsks('codes')}>{t('newCodes')}</Button>
              <Button onClick={() => setAsks('end')}>{t('end')}</Button>
            </>
          ) : (
            <Button variant="primary" onClick={() => setAsks('begin')}>
              {t('begin')}
            </Button>
          )}
        </div>
      ) : (
        <ProofForm
          hasPassword={own.hasPassword}
          label={t(asks === 'codes' ? 'newCodes' : asks)}
          onCancel={() => setAsks(null)}
          work={async (password, signal) => {
            const body = { password };
            if (asks === 'begin') setBegun(await api<NewSecondFactor>('/me/second-factor', { body, signal }));
            else if (asks === 'codes')
              setCodes((await api<{ codes: string[] }>('/me/second-factor/codes', { body, signal })).codes);
            else await api('/me/second-factor/end', { body, signal });
            setAsks(null);
            if (asks === 'end') await onChange();
          }}
        />
      )}
    </div>
  );
}

function FirstCode({
  begun,
  onCancel,
  onCodes,
}: {
  begun: NewSecondFactor;
  onCancel: () => void;
  onCodes: (codes: string[]) => void;
}) {
  const t = useTranslations('signIn.account.factor');
  const words = useTranslations('signIn.code');
  const common = useTranslations('common');
  const form = useForm({ code: required });
  const confirm = useAction(async (code: string, signal) => {
    try {
      onCodes((await api<{ codes: string[] }>('/me/second-factor/confirm', { body: { code }, signal })).codes);
    } catch (failure) {
      const wrong = failure instanceof ApiError && (failure.code === 'code_wrong' || failure.code === 'invalid_input');
      if (!wrong) throw failure;
      form.fail({ code: words('wrong') });
    }
  });
  const { size, path } = begun.qr;
  return (
    <form className="max-w-sm space-y-4" {...form.form((value) => void confirm.run(value('code')))}>
      <p>{t('scan')}</p>
      <svg
        role="img"
        aria-label={t('qr')}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="w-56 rounded-md bg-white"
      >
        <path d={path} fill="black" />
      </svg>
      <p className="text-sm">
        {t('typed')}{' '}
        <code dir="ltr" className="block">
          {begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </code>
      </p>
      <TextField
        label={t('first')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        dir="ltr"
        autoFocus
        {...form.field('code')}
      />
      <Problem problem={confirm.problem} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" busy={confirm.pending}>
          {t('confirm')}
        </Button>
        <Button variant="plain" onClick={onCancel}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}

function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations('signIn.account.factor');
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone: whoever listens hears what is new.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="space-y-4">
      <h3 ref={heading} tabIndex={-1} className="text-base">
        {t('codesTitle')}
      </h3>
      <p className="max-w-measure">{t('codesWords')}</p>
      <ul dir="ltr" className="grid max-w-sm grid-cols-2 gap-2 rounded-md bg-paper-sunken p-4 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={onKept}>
          {t('kept')}
        </Button>
        <Button onClick={() => void copyText(codes.join('\n')).then(setCopied)}>
          <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
        </Button>
      </div>
    </div>
  );
}
