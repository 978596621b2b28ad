'use client';

import { Check, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { useKey } from '@/ui/keys';
import type { BankItem } from '../../contract';

/** What a teacher needs to judge a model's item: what it stands on, who solved it again, and the two buttons. */
export function ItemReview({
  item,
  counts,
  lang,
  onJudge,
  onEdit,
  onChoose,
}: {
  item: BankItem;
  /** The course counts answers to what nobody has looked at. */
  counts: boolean;
  lang: string;
  onJudge: (verdict: 'approve' | 'reject') => void;
  onEdit: () => void;
  onChoose: () => void;
}) {
  const t = useTranslations('items.review');
  useKey('a', () => onJudge('approve'));
  useKey('r', () => onJudge('reject'));
  useKey('e', (event) => {
    event.preventDefault();
    onEdit();
  });
  useKey('x', onChoose);
  return (
    <section aria-label={t('title')} className="space-y-3 rounded-md bg-paper-sunken px-4 py-3">
      <p className="font-semibold">{t('title')}</p>
      <p className="text-sm">
        {t('words')} {item.chunkId === null ? t('gone') : t(counts ? 'counts' : 'countsNot')}
      </p>
      <div className="flex flex-wrap gap-2" data-print="none">
        <Button size="small" variant="primary" onClick={() => onJudge('approve')}>
          <Check aria-hidden />
          {t('approve')}
        </Button>
        <Button size="small" onClick={() => onJudge('reject')}>
          <X aria-hidden />
          {t('reject')}
        </Button>
      </div>
      <p className="text-ink-faint text-xs print:hidden">{t('keys')}</p>
      {item.trust ? <Trust trust={item.trust} lang={lang} /> : null}
    </section>
  );
}

/** Why the machine trusts it. */
export function Trust({ trust, lang }: { trust: NonNullable<BankItem['trust']>; lang: string }) {
  const t = useTranslations('items.review');
  return (
    <details open className="text-sm">
      <summary className="cursor-pointer">{t('why')}</summary>
      <p className="mt-2 text-ink-soft">{t('quote')}</p>
      <blockquote lang={lang} dir="auto" className="border-rule-strong border-s-2 ps-3">
        {trust.quote}
      </blockquote>
      <ul className="mt-2 list-disc space-y-1 ps-5">
        {trust.solvedBy.map(({ model, purpose }) => (
          <li key={purpose}>{t(purpose === 'judge' ? 'solvedJudge' : 'solvedTutor', { model })}</li>
        ))}
        <li>{t('checks')}</li>
        <li>{t('writtenBy', { model: trust.model })}</li>
      </ul>
    </details>
  );
}
