'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { DataTable } from '@/ui/table/data-table';
import { type Fairness, type FairnessRun, groupAttributeSchema, type ReweighOffer } from '../contract';
import { DecideForm } from './decide-form';
import { useFairnessWords } from './use-fairness-words';

/** Weighing learners by group in the fit: tried first, with what it costs and whom it changes, then decided on. */
export function Weighing({
  fairness,
  mayDecide,
  working,
  onBegun,
  onDecided,
}: {
  fairness: Fairness;
  mayDecide: boolean;
  working: boolean;
  onBegun: (run: FairnessRun) => void;
  onDecided: (next: Fairness) => void;
}) {
  const t = useTranslations('fairness.ways.weigh');
  const names = useTranslations('fairness.attributes');
  const { settings, offer, weighing } = fairness;
  const [attribute, setAttribute] = useState(offer?.attribute ?? settings.attributes[0] ?? 'sex');
  const attempt = useAction((_: null, signal) =>
    api<FairnessRun>('/fairness/runs', { method: 'POST', body: { kind: 'reweigh', attribute }, signal }).then(onBegun),
  );
  return (
    <section aria-labelledby="weighing">
      <h3 id="weighing" className="text-lg">
        {t('title')}
      </h3>
      <p className="max-w-measure text-ink-soft">{t('words')}</p>
      {weighing ? (
        <>
          <p className="mt-3 font-semibold">{t('inForce', { attribute: names(weighing) })}</p>
          <p className="max-w-measure text-ink-soft text-sm">
            {t('endWords')} <TextLink href="/learner-model">/learner-model</TextLink>
          </p>
          {mayDecide ? (
            <DecideForm
              on={{ mitigation: 'reweigh', attribute: weighing }}
              choices={[{ decision: 'ended', label: t('end') }]}
              onDecided={onDecided}
            />
          ) : null}
        </>
      ) : mayDecide ? (
        <div className="mt-3 flex flex-wrap items-end gap-3" data-print="none">
          <SelectField
            label={t('by')}
            className="w-56"
            options={settings.attributes.map((each) => ({ value: each, label: names(each) }))}
            value={attribute}
            onChange={(event) => setAttribute(groupAttributeSchema.parse(event.target.value))}
          />
          <Button busy={attempt.pending || working} onClick={() => void attempt.run(null)}>
            {t('try')}
          </Button>
        </div>
      ) : null}
      {attempt.problem ? <ErrorState inline problem={attempt.problem} /> : null}
      {offer && !weighing ? (
        <>
          <Cost offer={offer} />
          {mayDecide ? (
            <DecideForm
              on={{ mitigation: 'reweigh', attribute: offer.attribute }}
              choices={[
                { decision: 'applied', label: t('apply') },
                { decision: 'declined', label: t('decline') },
              ]}
              onDecided={onDecided}
            />
          ) : null}
        </>
      ) : null}
    </section>
  );
}

function Cost({ offer }: { offer: ReweighOffer }) {
  const t = useTranslations('fairness.ways.weigh');
  const names = useTranslations('fairness.attributes');
  const words = useFairnessWords();
  const auc = (value: number | null) => (value === null ? '–' : words.number(value));
  return (
    <div className="mt-4 max-w-4xl">
      <p className="max-w-measure">{t('result', { answers: offer.answers, attribute: names(offer.attribute) })}</p>
      <dl className="figures my-3 grid max-w-measure grid-cols-[1fr_auto_auto] gap-x-6 gap-y-1 text-sm">
        <dt />
        <dd className="text-end text-ink-soft">{t('before')}</dd>
        <dd className="text-end text-ink-soft">{t('after')}</dd>
        <dt>{t('loss')}</dt>
        <dd className="text-end">{offer.before.logLoss.toFixed(4)}</dd>
        <dd className="text-end">{offer.after.logLoss.toFixed(4)}</dd>
        <dt>{t('auc')}</dt>
        <dd className="text-end">{auc(offer.before.auc)}</dd>
        <dd className="text-end">{auc(offer.after.auc)}</dd>
      </dl>
      {offer.groups.length === 0 ? (
        <p className="text-ink-soft">{t('noGroups')}</p>
      ) : (
        <DataTable<ReweighOffer['groups'][number]>
          reflow
          caption={t('title')}
          rows={offer.groups}
          rowKey={({ group }) => group}
          columns={[
            { id: 'group', header: t('group'), cell: ({ group }) => <span dir="auto">{group}</span> },
            {
              id: 'gap',
              header: t('gap'),
              numeric: true,
              cell: ({ gapBefore, gapAfter }) => `${words.points(gapBefore)}, ${words.points(gapAfter)}`,
            },
            {
              id: 'known',
              header: t('becomesKnown'),
              numeric: true,
              cell: ({ becomesKnown }) => words.percent(becomesKnown),
            },
            {
              id: 'unknown',
              header: t('becomesUnknown'),
              numeric: true,
              cell: ({ becomesUnknown }) => words.percent(becomesUnknown),
            },
          ]}
        />
      )}
    </div>
  );
}
