import { Check, CornerDownRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Time } from '@/ui/time';
import type { ConceptEvidence } from '../../contract';
import { inHundred } from '../counts';
import { plainPrompt } from '../plain-prompt';

/** Each answer: the question, what came of it, how it counted, and where it moved the estimate. */
export function EvidenceEntries({ entries, lang }: { entries: ConceptEvidence['entries']; lang: string }) {
  const t = useTranslations('progress.evidence');
  return (
    <section>
      <h3 className="small-caps text-ink-soft">{t('list')}</h3>
      <ol>
        {entries.map((entry) => {
          const Icon = entry.correct ? Check : CornerDownRight;
          const moved = { before: inHundred(entry.before), after: inHundred(entry.after) };
          return (
            <li key={entry.at} className="flex gap-3 border-rule border-b py-3 last:border-0">
              <Icon
                aria-hidden
                className={entry.correct ? 'mt-1 size-4 shrink-0 text-accent' : 'mt-1 size-4 shrink-0 text-ink-faint'}
              />
              <div className="min-w-0 flex-1">
                <p lang={lang} dir="auto" className="line-clamp-3">
                  {entry.itemKind === 'removed' ? t('removed') : plainPrompt(entry.prompt, t('gap'))}
                </p>
                <p className="figures flex flex-wrap gap-x-3 text-ink-soft text-sm">
                  <span>{t(entry.correct ? 'right' : 'notYet')}</span>
                  <span>{t('hints', { count: entry.hintsUsed })}</span>
                  <span>{t(`counted.${entry.evidence}`)}</span>
                  {entry.evidence === 'none' ? null : (
                    <>
                      <span aria-hidden>{t('moved', moved)}</span>
                      <span className="sr-only">{t('movedLabel', moved)}</span>
                    </>
                  )}
                  <Time iso={entry.at} precise />
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
