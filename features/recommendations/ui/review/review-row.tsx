'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Menu, MenuItem } from '@/ui/overlays/menu';
import { Tag } from '@/ui/tag';
import type { ReviewedRecommendation } from '../../contract';
import { ActionWords } from '../action-link';
import { EvidenceList } from '../evidence-list';
import type { Decisions } from './use-decisions';

/** One recommendation as a teacher sees it: what, why, on what grounds, and what can be decided. */
export function ReviewRow({
  row,
  lang,
  showLearner,
  decisions,
}: {
  row: ReviewedRecommendation;
  lang: string;
  showLearner: boolean;
  decisions: Decisions;
}) {
  const t = useTranslations('recommendations.review');
  const home = useTranslations('recommendations.home');
  const kinds = useTranslations('recommendations.kind');
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 max-w-measure flex-1 basis-80">
        <p lang={lang} dir="auto">
          <span className="font-semibold">
            <ActionWords recommendation={row} />
          </span>{' '}
          {showLearner ? <span className="text-ink-soft">{row.learnerName}</span> : null}
        </p>
        <p className="text-ink-soft text-sm" lang={lang} dir="auto">
          {row.why}
        </p>
        <p className="mt-1 flex flex-wrap gap-2">
          <Tag>{kinds(row.kind)}</Tag>
          {row.heldBack ? <Tag tone="accent">{t('heldBack')}</Tag> : null}
        </p>
        <details className="mt-1">
          <summary className="cursor-pointer text-ink-soft text-sm">{home('evidence')}</summary>
          <EvidenceList recommendation={row} />
        </details>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {row.state === 'ready' ? null : (
          <Button size="small" onClick={() => decisions.approve([row])} disabled={decisions.pending}>
            {t('approve')}
          </Button>
        )}
        {row.state === 'vetoed' ? null : (
          <>
            <Button size="small" variant="quiet" onClick={() => decisions.veto(row)} disabled={decisions.pending}>
              {t('veto')}
            </Button>
            <Menu
              trigger={
                <Button size="small-icon" variant="quiet" aria-label={t('vetoMore', { name: row.targetName })}>
                  <Ellipsis aria-hidden />
                </Button>
              }
            >
              <MenuItem onSelect={() => decisions.vetoAll({ kind: row.kind })}>
                {t('vetoKind', { kind: kinds(row.kind) })}
              </MenuItem>
              <MenuItem onSelect={() => decisions.vetoAll({ conceptId: row.targetId })}>
                {t('vetoConcept', { name: row.targetName })}
              </MenuItem>
            </Menu>
          </>
        )}
      </div>
    </li>
  );
}
