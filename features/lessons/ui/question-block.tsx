import { useTranslations } from 'use-intl';
import { Prose } from '@/ui/prose/prose';

/** A question to think about before reading on: what answers it stands below. */
export function QuestionBlock({ html, lang }: { html: string; lang: string }) {
  const t = useTranslations('lesson');
  return (
    <div className="border-accent border-s-2 ps-4">
      <p className="text-ink-soft text-sm">{t('thinkFirst')}</p>
      <Prose html={html} lang={lang} className="[&>p]:font-semibold" />
    </div>
  );
}
