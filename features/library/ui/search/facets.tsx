'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { materialKindSchema } from '@/features/standards/contract';
import { TextLink } from '@/ui/button';
import type { Facet, StaffSearch } from '../../search/contract';
import { FACETS, type FacetName } from '../../search/facet-names';
import { addressOf, type StaffAddress } from './staff-address';

/** Filters with how many passages each leaves; a chosen one takes itself away. Folded on narrow screens. */
export function Facets({ address, found }: { address: StaffAddress; found: StaffSearch }) {
  const t = useTranslations('search.staff');
  // A value that all hits have leaves nothing out: it is no filter.
  const parts = (facet: FacetName) =>
    found.facets[facet].length > 1 || found.facets[facet].some(({ count }) => count < found.total);
  const shown = FACETS.filter((facet) => parts(facet) || address[facet] !== undefined);
  if (shown.length === 0) return <div />;
  const chosen = FACETS.some((facet) => address[facet] !== undefined);
  const lists = (
    <div className="space-y-5 text-sm">
      {chosen ? (
        <p>
          <TextLink href={`/search?${addressOf(without(address, FACETS))}`}>{t('clear')}</TextLink>
        </p>
      ) : null}
      {shown.map((facet) => (
        <FacetList key={facet} facet={facet} values={found.facets[facet]} address={address} />
      ))}
    </div>
  );
  return (
    <nav aria-label={t('filters')} data-print="none">
      <details className="rounded-md border border-rule px-4 py-2.5 lg:hidden">
        <summary className="text-sm">{t('filters')}</summary>
        <div className="pt-3 pb-1">{lists}</div>
      </details>
      <div className="hidden lg:block">{lists}</div>
    </nav>
  );
}

function FacetList({ facet, values, address }: { facet: FacetName; values: Facet[]; address: StaffAddress }) {
  const t = useTranslations('search.staff');
  const labelOf = useFacetLabel(facet);
  return (
    <div>
      <h2 className="small-caps mb-1 text-ink-faint">{t(`facet.${facet}`)}</h2>
      <ul className="space-y-1">
        {values.map((value) => {
          const on = address[facet] === value.value;
          const next = on ? without(address, [facet]) : { ...address, [facet]: value.value };
          return (
            <li key={value.value}>
              <Link
                href={`/search?${addressOf(next)}`}
                scroll={false}
                aria-current={on || undefined}
                aria-label={on ? t('remove', { label: labelOf(value) }) : undefined}
                className={`inline-block hover:underline ${on ? 'font-semibold text-ink' : 'text-ink-soft'}`}
              >
                <bdi>{labelOf(value)}</bdi>{' '}
                {on ? (
                  <X aria-hidden className="inline size-3.5" />
                ) : (
                  <span className="figures text-ink-faint">{value.count}</span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function without(address: StaffAddress, facets: readonly FacetName[]): StaffAddress {
  const left = { ...address };
  for (const facet of facets) delete left[facet];
  return left;
}

/** Words for a facet's value: names as they are, kinds and formats by their message, languages by the browser's own list. */
function useFacetLabel(facet: FacetName): (value: Facet) => string {
  const t = useTranslations('search.staff');
  const locale = useLocale();
  return ({ value, label }) => {
    switch (facet) {
      case 'course':
      case 'concept':
      case 'standard':
        return label;
      case 'purpose': {
        const purpose = materialKindSchema.safeParse(value);
        return purpose.success ? t(`purpose.${purpose.data}`) : label;
      }
      case 'difficulty':
        return t(value === 'easy' || value === 'hard' ? `difficulty.${value}` : 'difficulty.middling');
      case 'kind':
        return t(isKind(value) ? `kind.${value}` : 'kind.other');
      case 'format':
        return t(isFormat(value) ? `format.${value}` : 'format.other');
      case 'level':
        return t(value === 'easy' || value === 'hard' ? `level.${value}` : 'level.medium');
      case 'language':
        return value === 'und' ? value : (new Intl.DisplayNames([locale], { type: 'language' }).of(value) ?? value);
    }
  };
}

const KINDS = [
  ...(['paragraph', 'list', 'table', 'code', 'output', 'math'] as const),
  ...(['definition', 'quote', 'image', 'diagram'] as const),
] as const;
const FORMATS = [
  ...(['markdown', 'mdx', 'text', 'html', 'pdf', 'docx', 'pptx'] as const),
  ...(['odt', 'epub', 'notebook', 'latex', 'glossary', 'subtitles'] as const),
] as const;

function isKind(value: string): value is (typeof KINDS)[number] {
  return KINDS.some((kind) => kind === value);
}

function isFormat(value: string): value is (typeof FORMATS)[number] {
  return FORMATS.some((format) => format === value);
}
