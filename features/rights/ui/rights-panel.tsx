'use client';

import { useTranslations } from 'use-intl';
import { LinkButton } from '@/ui/button';
import type { Correction, CorrectionPlace, Deletion, RecordExport } from '../contract';
import { CopiesCard } from './copies-card';
import { CorrectionsCard } from './corrections-card';
import { DeletionCard } from './deletion-card';

export interface RightsState {
  copies: RecordExport[];
  corrections: Correction[];
  deletions: Deletion[];
}

/** What somebody may ask of the data about them, or about their child: to see, take along, put right, delete. */
export function RightsPanel({
  learnerId,
  name,
  state,
  showRecord = true,
  place = null,
}: {
  learnerId: string;
  /** Of somebody else; null: the reader's own. */
  name: string | null;
  state: RightsState;
  showRecord?: boolean;
  /** What of a course is to be put right, where somebody came from there. */
  place?: CorrectionPlace | null;
}) {
  const t = useTranslations('rights.own');
  return (
    <section className="page pb-10" aria-labelledby="rights">
      <div className="max-w-3xl space-y-6 border-rule border-t pt-8">
        <h2 id="rights" className="text-xl">
          {name === null ? t('title') : t('titleOf', { name })}
        </h2>
        <p className="max-w-measure">{t('words')}</p>
        {showRecord ? (
          <p>
            <LinkButton href={`/learners/${learnerId}/record`}>
              {name === null ? t('see') : t('seeOf', { name })}
            </LinkButton>
          </p>
        ) : null}
        <CopiesCard learnerId={learnerId} initial={state.copies} />
        <CorrectionsCard learnerId={learnerId} initial={state.corrections} place={place} />
        <DeletionCard learnerId={learnerId} name={name} initial={state.deletions} />
      </div>
    </section>
  );
}
