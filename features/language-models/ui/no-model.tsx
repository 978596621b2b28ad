import { useTranslations } from 'use-intl';
import { EmptyState } from '@/ui/empty-state';

/** What works without a model, what one adds, and the one command that adds it. */
export function NoModel() {
  const t = useTranslations('languageModel.none');
  return (
    <EmptyState title={t('title')}>
      <p>{t('works')}</p>
      <p className="mt-3">{t('adds')}</p>
      <p className="mt-3">{t('how')}</p>
      <pre
        dir="ltr"
        className="mt-2 whitespace-pre-wrap rounded-md bg-paper-sunken px-4 py-3 font-mono text-ink text-sm [overflow-wrap:anywhere]"
      >
        <code>{t('command')}</code>
      </pre>
      <p className="mt-3 text-sm">{t('read')}</p>
    </EmptyState>
  );
}
