'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { SelectField } from '@/ui/fields/select-field';
import type { MapEdits } from '../edit/use-map-edits';
import { decisionOn, type Proposal, type Strength } from './proposals';
import { SuggestionRow } from './suggestion-row';

/** Rows that are drawn at first, and with each press on "more". */
const ROWS = 60;

/** Proposals of one kind: by how sure Meno is, chosen one by one or all that are shown, and decided together. */
export function ProposalList({ proposals, edits }: { proposals: readonly Proposal[]; edits: MapEdits }) {
  const t = useTranslations('map.review');
  const edit = useTranslations('map.edit');
  const [strength, setStrength] = useState<Strength | 'all'>('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [rows, setRows] = useState(ROWS);
  const [reason, setReason] = useState<string | null>(null);
  const shown = proposals.filter((each) => strength === 'all' || each.strength === strength);
  const measured = proposals.some((each) => each.strength !== null);
  const picked = shown.filter((each) => chosen.has(each.key));
  const subject = picked.length > 0 ? picked : shown;
  async function decide(accept: boolean) {
    const answer = await edits.decide(decisionOn(subject, accept));
    setReason(answer === true ? null : answer);
    setChosen(new Set());
  }
  const toggle = (key: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  if (proposals.length === 0) return <p className="text-ink-soft">{t('none')}</p>;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end gap-3">
        {measured ? (
          <SelectField
            label={t('strength')}
            value={strength}
            onChange={(event) => {
              setStrength((['weak', 'fair', 'strong'] as const).find((each) => each === event.target.value) ?? 'all');
              setRows(ROWS);
            }}
            options={(['all', 'strong', 'fair', 'weak'] as const).map((value) => ({
              value,
              label: t(`by.${value}`, {
                count: proposals.filter((each) => value === 'all' || each.strength === value).length,
              }),
            }))}
          />
        ) : null}
        <Button variant="primary" busy={edits.busy} disabled={subject.length === 0} onClick={() => void decide(true)}>
          {t(picked.length > 0 ? 'acceptChosen' : 'acceptShown', { count: subject.length })}
        </Button>
        <Button busy={edits.busy} disabled={subject.length === 0} onClick={() => void decide(false)}>
          {t(picked.length > 0 ? 'rejectChosen' : 'rejectShown', { count: subject.length })}
        </Button>
      </div>
      {reason ? (
        <p role="alert" className="text-danger">
          {edit('failed', { reason })}
        </p>
      ) : null}
      {shown.length === 0 ? <p className="text-ink-soft">{t('noneSo')}</p> : null}
      <ul className="max-h-[46dvh] divide-y divide-rule overflow-y-auto border-rule border-y">
        {shown.slice(0, rows).map((proposal) => (
          <li key={proposal.key} className="px-1 py-1">
            <Row proposal={proposal} checked={chosen.has(proposal.key)} onChange={(on) => toggle(proposal.key, on)} />
          </li>
        ))}
        {shown.length > rows ? (
          <li className="p-2">
            <Button size="small" onClick={() => setRows(rows + ROWS)}>
              {t('more', { count: shown.length - rows })}
            </Button>
          </li>
        ) : null}
      </ul>
    </div>
  );
}

function Row({
  proposal,
  checked,
  onChange,
}: {
  proposal: Proposal;
  checked: boolean;
  onChange: (on: boolean) => void;
}) {
  const t = useTranslations('map');
  if (proposal.of === 'suggestion') return <SuggestionRow proposal={proposal} checked={checked} onChange={onChange} />;
  const said = proposal.of === 'edge' ? proposal.evidence : proposal.definition;
  const percent = Math.round(proposal.weight * 100);
  return (
    <CheckboxField
      label={
        proposal.of === 'edge' ? t('edge.title', { before: proposal.before, after: proposal.after }) : proposal.name
      }
      hint={
        <>
          <span dir="auto">{said}</span>{' '}
          <span className="figures whitespace-nowrap">
            ({t(`edge.strength.${proposal.strength ?? 'weak'}`)}, {t('review.percent', { percent })})
          </span>
        </>
      }
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
