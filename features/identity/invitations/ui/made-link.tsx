'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { copyText } from '@/ui/copy-text';

/** The link of an invitation, this once: to copy, or to select by hand where the browser has no clipboard (plain http). */
export function MadeLink({ path }: { path: string }) {
  const t = useTranslations('invitations.made');
  const [copied, setCopied] = useState(false);
  const [address, setAddress] = useState(path);
  useEffect(() => {
    setAddress(new URL(path, window.location.href).href);
    setCopied(false);
  }, [path]);
  return (
    <div className="space-y-3 rounded-md bg-paper-sunken px-4 py-4" role="status">
      <p className="font-semibold">{t('title')}</p>
      <p className="text-ink-soft text-sm">{t('words')}</p>
      <div className="flex flex-wrap gap-3">
        <input
          readOnly
          dir="ltr"
          aria-label={t('label')}
          className="min-h-11 min-w-0 grow rounded-md border border-rule-strong bg-paper px-3 font-mono text-sm"
          value={address}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void copyText(address).then(setCopied)}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
        </Button>
      </div>
    </div>
  );
}
