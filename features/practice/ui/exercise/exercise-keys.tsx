'use client';

import { useTranslations } from 'use-intl';
import { useKey } from '@/ui/keys';
import type { ItemKind } from '../../contract';

/** Keys of a question, and the line that tells them where there is a keyboard. */
export function ExerciseKeys({ kind, onHint, onEnter }: { kind: ItemKind; onHint: () => void; onEnter: () => void }) {
  const t = useTranslations('exercise');
  useKey('h', onHint);
  useKey('Enter', (event) => {
    // Buttons, links and fields have their own Enter.
    const busy =
      event.target instanceof Element && event.target.closest('a, button, summary, input, form label') !== null;
    if (!busy) onEnter();
  });
  const words =
    kind === 'choice' || kind === 'truth'
      ? t('keys', { numbers: '1–4' })
      : t(kind === 'short' ? 'keysLong' : 'keysPlain');
  return <p className="hidden text-ink-faint text-xs md:block pointer-coarse:hidden print:hidden">{words}</p>;
}
