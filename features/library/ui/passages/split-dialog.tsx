'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { Dialog } from '@/ui/overlays/dialog';
import { Prose } from '@/ui/prose/prose';
import type { InspectedPassage } from '../../inspect/contract';

/** Chooses the paragraphs at which a passage is cut. */
export function SplitDialog({
  passage,
  lang,
  onClose,
  onSplit,
}: {
  passage: InspectedPassage;
  lang: string;
  onClose: () => void;
  onSplit: (at: number[]) => Promise<void>;
}) {
  const t = useTranslations('passages');
  const common = useTranslations('common');
  const [at, setAt] = useState<ReadonlySet<number>>(new Set([1]));
  const [busy, setBusy] = useState(false);
  const change = (number: number, chosen: boolean) =>
    setAt((before) => new Set([...before].filter((other) => other !== number).concat(chosen ? number : [])));
  const split = async () => {
    setBusy(true);
    await onSplit([...at].sort((a, b) => a - b));
    setBusy(false);
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('splitTitle')}
      description={t('splitWords')}
    >
      <ol className="mt-4 space-y-3">
        {passage.blocks.map((block, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name than their number
          <li key={number} className={at.has(number) ? 'border-accent border-t-2 pt-3' : undefined}>
            {number === 0 ? (
              <p className="text-ink-faint text-sm">{t('first')}</p>
            ) : (
              <CheckboxField
                label={t('splitAt')}
                checked={at.has(number)}
                onChange={(event) => change(number, event.currentTarget.checked)}
              />
            )}
            <Prose compact html={block.html} lang={lang} className="mt-1 max-h-40 overflow-y-auto text-sm" />
          </li>
        ))}
      </ol>
      <div className="mt-6 flex gap-3">
        <Button variant="primary" busy={busy} disabled={at.size === 0} onClick={() => void split()}>
          {t('splitSave')}
        </Button>
        <Button onClick={onClose}>{common('cancel')}</Button>
      </div>
    </Dialog>
  );
}
