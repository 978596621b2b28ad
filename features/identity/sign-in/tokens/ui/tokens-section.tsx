'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { copyText } from '@/ui/copy-text';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { Problem, ProofForm } from '../../ui/proof-form';
import { type ApiToken, type MadeToken, TOKEN_DAYS, type TokenRight, tokenRights } from '../contract';
import { TokenList } from './token-list';

/** One's own API tokens: those there are, and a new one, which is shown this once. */
export function TokensSection({ initial, hasPassword }: { initial: readonly ApiToken[]; hasPassword: boolean }) {
  const t = useTranslations('signIn.tokens');
  const [tokens, setTokens] = useState(initial);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const end = useAction(async (token: ApiToken, signal) => {
    await api(`/me/tokens/${token.id}`, { method: 'DELETE', signal });
    setTokens((before) => before.filter(({ id }) => id !== token.id));
  });
  return (
    <div className="space-y-4">
      <p className="max-w-measure">{t('words')}</p>
      {tokens.length > 0 ? (
        <TokenList tokens={tokens} pending={end.pending} onEnd={(token) => void end.run(token)} />
      ) : null}
      <Problem problem={end.problem} />
      {made !== null ? (
        <MadePart token={made} onKept={() => setMade(null)} />
      ) : adding ? (
        <NewTokenForm
          hasPassword={hasPassword}
          onCancel={() => setAdding(false)}
          onMade={({ token, made: row }) => {
            setTokens((before) => [row, ...before]);
            setAdding(false);
            setMade(token);
          }}
        />
      ) : (
        <Button onClick={() => setAdding(true)}>{t('new')}</Button>
      )}
    </div>
  );
}

function NewTokenForm({
  hasPassword,
  onCancel,
  onMade,
}: {
  hasPassword: boolean;
  onCancel(): void;
  onMade(made: MadeToken): void;
}) {
  const t = useTranslations('signIn.tokens');
  const [name, setName] = useState('');
  const [may, setMay] = useState<TokenRight>('read');
  const [days, setDays] = useState<number>(TOKEN_DAYS[1]);
  return (
    <ProofForm
      hasPassword={hasPassword}
      label={t('make')}
      onCancel={onCancel}
      work={async (password, signal) => {
        const body = { name: name.trim() || t('title'), may, days, password };
        onMade(await api<MadeToken>('/me/tokens', { body, signal }));
      }}
    >
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        maxLength={80}
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={t('mayLabel')}
        hint={t('mayHint')}
        options={tokenRights.map((value) => ({ value, label: t(`mayLong.${value}`) }))}
        value={may}
        onChange={(event) => setMay(tokenRights.find((each) => each === event.target.value) ?? 'read')}
      />
      <SelectField
        label={t('days')}
        options={TOKEN_DAYS.map((value) => ({ value: String(value), label: t('daysOf', { days: value }) }))}
        value={String(days)}
        onChange={(event) => setDays(Number(event.target.value))}
      />
    </ProofForm>
  );
}

function MadePart({ token, onKept }: { token: string; onKept: () => void }) {
  const t = useTranslations('signIn.tokens');
  const [copied, setCopied] = useState(false);
  return (
    <div className="max-w-measure space-y-3 rounded-md bg-paper-sunken p-4">
      <TextField label={t('token')} hint={t('tokenHint')} readOnly dir="ltr" autoFocus value={token} />
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => void copyText(token).then(setCopied)}>
          <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
        </Button>
        <Button variant="primary" onClick={onKept}>
          {t('kept')}
        </Button>
      </div>
    </div>
  );
}
