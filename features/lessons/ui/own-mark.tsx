import { CircleDashed } from 'lucide-react';
import { useTranslations } from 'use-intl';

/** Says of a block that it, or a part of it, rests on no passage of the material. In words: also on paper. */
export function OwnMark({ part }: { part: boolean }) {
  const t = useTranslations('lesson');
  return (
    <p className="mt-1.5 flex items-start gap-1.5 text-ink-soft text-sm italic">
      <CircleDashed aria-hidden className="mt-1 size-3.5 shrink-0" />
      {part ? t('ownPart') : t('own')}
    </p>
  );
}
