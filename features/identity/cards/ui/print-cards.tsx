'use client';

import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { downloadMade } from '@/platform/http/download';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { Dialog } from '@/ui/overlays/dialog';
import { KEEPS_BELOW_AGE } from '../contract';

/** Asks how, makes new passwords, and saves the file with the cards. `path` and `body` say for whom. */
export function PrintCards({ path, body, label }: { path: string; body: Record<string, unknown>; label: string }) {
  const t = useTranslations('signInCards');
  const [mayKeep, setMayKeep] = useState(false);
  const [again, setAgain] = useState(false);
  const [made, setMade] = useState<{ cards: number; left: number } | null>(null);
  const print = useAction(async (_: null, signal) => {
    setMade(null);
    const head = await downloadMade(path, { ...body, mayKeep, again }, 'sign-in-cards.pdf', signal);
    setMade({ cards: Number(head.get('x-meno-cards')), left: Number(head.get('x-meno-left')) });
  });
  const none = print.problem?.code === 'cards_none';
  return (
    <Dialog
      title={t('title')}
      description={t('words')}
      trigger={
        <Button>
          <Printer aria-hidden />
          {label}
        </Button>
      }
    >
      <div className="space-y-4">
        <CheckboxField
          label={t('mayKeep')}
          hint={t('mayKeepHint', { age: KEEPS_BELOW_AGE })}
          checked={mayKeep}
          onChange={(event) => setMayKeep(event.target.checked)}
        />
        <CheckboxField
          label={t('again')}
          hint={t('againHint')}
          checked={again}
          onChange={(event) => setAgain(event.target.checked)}
        />
        <div role="status" className="space-y-2">
          {made ? <p>{t('ready', { cards: made.cards })}</p> : null}
          {made && made.left > 0 ? <p>{t('left', { left: made.left })}</p> : null}
          {none ? <p>{t('none')}</p> : null}
        </div>
        {print.problem && !none ? <ErrorState inline problem={print.problem} /> : null}
        <Button variant="primary" busy={print.pending} onClick={() => void print.run(null)}>
          {t(print.pending ? 'working' : 'print')}
        </Button>
      </div>
    </Dialog>
  );
}
