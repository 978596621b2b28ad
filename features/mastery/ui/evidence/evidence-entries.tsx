import { Check, CornerDownRight, RefreshCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Time } from '@/ui/time';
import type { ConceptEvidence } from '../../contract';
import { inHundred } from '../counts';
import { plainPrompt } from '../plain-prompt';

type Entry = ConceptEvidence['entries'][number];
type Reckoning = ConceptEvidence['reckonings'][number];

/**
 * Each answer: the question, what came of it, how it counted, and where it moved the estimate; among them the times at
 * which another version of the learner model reckoned the same answers anew. Newest first.
 */
export function EvidenceEntries({ evidence, lang }: { evidence: ConceptEvidence; lang: string }) {
  const t = useTranslations('progress.evidence');
  const oldest = evidence.entries.at(-1)?.at ?? '';
  const rows = [
    ...evidence.entries.map((entry) => ({ at: entry.at, line: <EntryLine entry={entry} lang={lang} /> })),
    ...evidence.reckonings
      .filter(({ at }) => at >= oldest)
      .map((reckoning) => ({ at: reckoning.at, line: <ReckoningLine reckoning={reckoning} /> })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <section>
      <h3 className="small-caps text-ink-soft">{t('list')}</h3>
      <ol>
        {rows.map(({ at, line }) => (
          <li key={at} className="flex gap-3 border-rule border-b py-3 last:border-0">
            {line}
          </li>
        ))}
      </ol>
    </section>
  );
}

function EntryLine({ entry, lang }: { entry: Entry; lang: string }) {
  const t = useTranslations('progress.evidence');
  const Icon = entry.correct ? Check : CornerDownRight;
  return (
    <>
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
          {entry.evidence === 'none' ? null : <Moved of={entry} />}
          <Time iso={entry.at} precise />
        </p>
      </div>
    </>
  );
}

function ReckoningLine({ reckoning }: { reckoning: Reckoning }) {
  const t = useTranslations('progress.evidence');
  return (
    <>
      <RefreshCw aria-hidden className="mt-1 size-4 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p>{t('reckoned', { version: String(reckoning.version) })}</p>
        <p className="figures flex flex-wrap gap-x-3 text-ink-soft text-sm">
          <Moved of={reckoning} />
          <Time iso={reckoning.at} precise />
        </p>
      </div>
    </>
  );
}

function Moved({ of }: { of: { before: number; after: number } }) {
  const t = useTranslations('progress.evidence');
  const moved = { before: inHundred(of.before), after: inHundred(of.after) };
  return (
    <>
      <span aria-hidden>{t('moved', moved)}</span>
      <span className="sr-only">{t('movedLabel', moved)}</span>
    </>
  );
}
