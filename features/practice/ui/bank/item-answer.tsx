'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Prose } from '@/ui/prose/prose';
import { ProseWithGap } from '@/ui/prose/prose-with-gap';
import type { BankItemView } from '../../contract';

/** The body of an item with its answer in it: the right option marked, the gap filled, steps in order, pairs together. */
export function ItemAnswer({ item, lang }: { item: BankItemView; lang: string }) {
  const t = useTranslations('items.detail');
  const { body, key } = item;
  if ((body.kind === 'choice' || body.kind === 'truth') && (key.kind === 'choice' || key.kind === 'truth')) {
    return <Options item={item} options={body.options} rightId={key.optionId} lang={lang} />;
  }
  if ((body.kind === 'cloze' && key.kind === 'cloze') || (body.kind === 'code' && key.kind === 'code')) {
    const html = body.kind === 'cloze' ? item.html.text : item.html.code;
    return (
      <div className="space-y-1">
        <ProseWithGap html={html ?? ''} lang={lang} compact>
          <mark>{key.answers[0]}</mark>
        </ProseWithGap>
        {key.answers.length > 1 ? (
          <p className="text-ink-soft text-sm">{t('accepted', { answers: key.answers.join(', ') })}</p>
        ) : null}
      </div>
    );
  }
  if (body.kind === 'ordering' && key.kind === 'ordering') {
    return (
      <ol className="list-decimal space-y-1 ps-6">
        {key.order.map((id) => (
          <li key={id}>
            <Prose html={item.html[id] ?? ''} lang={lang} compact />
          </li>
        ))}
      </ol>
    );
  }
  if (body.kind === 'matching' && key.kind === 'matching') return <Pairs item={item} pairs={key.pairs} lang={lang} />;
  if (body.kind === 'numeric' && key.kind === 'numeric') {
    const value = [key.value, body.unit].filter(Boolean).join(' ');
    return (
      <p className="figures font-semibold">
        {key.tolerance === 0 ? t('exact', { value }) : t('numeric', { value, tolerance: key.tolerance })}
      </p>
    );
  }
  return key.kind === 'short' ? <Reference reference={key.reference} points={key.keyPoints} lang={lang} /> : null;
}

function Options({
  item,
  options,
  rightId,
  lang,
}: {
  item: BankItemView;
  options: { id: string }[];
  rightId: string;
  lang: string;
}) {
  const t = useTranslations('items.detail');
  return (
    <ul className="space-y-2">
      {options.map(({ id }) => (
        <li key={id} className="flex gap-3">
          <span className="w-5 shrink-0 pt-1">
            {id === rightId ? <Check role="img" aria-label={t('right')} className="size-4 text-accent" /> : null}
          </span>
          <div className="min-w-0">
            <Prose
              html={item.html[id] ?? ''}
              lang={lang}
              compact
              className={id === rightId ? 'font-semibold' : undefined}
            />
            {item.explanationsHtml[id] ? (
              <div className="text-ink-soft text-sm">
                <Prose html={item.explanationsHtml[id]} lang={lang} compact className="text-sm" />
              </div>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Pairs({ item, pairs, lang }: { item: BankItemView; pairs: Record<string, string>; lang: string }) {
  const t = useTranslations('items.detail.pairs');
  return (
    <table className="w-full text-sm">
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('left')}</th>
          <th scope="col">{t('right')}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(pairs).map(([left, right]) => (
          <tr key={left} className="border-rule border-b last:border-0">
            <th scope="row" className="w-2/5 py-1.5 pe-4 text-start align-top">
              <Prose html={item.html[left] ?? ''} lang={lang} compact />
            </th>
            <td className="py-1.5 align-top">
              <Prose html={item.html[right] ?? ''} lang={lang} compact />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reference({ reference, points, lang }: { reference: string; points: string[][]; lang: string }) {
  const t = useTranslations('items.detail');
  return (
    <div className="space-y-2" lang={lang} dir="auto">
      <p className="small-caps text-ink-soft">{t('reference')}</p>
      <p>{reference}</p>
      <p className="small-caps text-ink-soft">{t('points')}</p>
      <ul className="list-disc ps-6">
        {points.map((wordings) => (
          <li key={wordings.join()}>{wordings.join(` ${t('or')} `)}</li>
        ))}
      </ul>
    </div>
  );
}
