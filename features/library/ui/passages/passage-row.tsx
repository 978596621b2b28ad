'use client';

import { Eye, EyeOff, Merge, Pin, PinOff, Search, Split } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { Button, LinkButton, TextLink } from '@/ui/button';
import { cn } from '@/ui/cn';
import { usePlaceLabel } from '@/ui/place-label';
import { Prose } from '@/ui/prose/prose';
import { Tag } from '@/ui/tag';
import type { InspectedPassage } from '../../inspect/contract';
import { SplitDialog } from './split-dialog';
import type { PassageAct } from './use-passages';

/** Characters that are shown before the rest is folded. */
const SHOWN = 600;

/** One passage: what it says, what it is used for, and what can be decided of it. */
export function PassageRow({
  course,
  passage,
  lang,
  act,
  working,
}: {
  course: Course;
  passage: InspectedPassage;
  lang: string;
  act: (id: string, what: PassageAct) => Promise<boolean>;
  working: string | null;
}) {
  const t = useTranslations('passages');
  const place = usePlaceLabel();
  const heading = passage.headingPath.at(-1) ?? t('number', { number: passage.ordinal + 1 });
  const before = passage.headingPath.slice(0, -1).join(' › ');
  return (
    <li data-row id={passage.id} className="scroll-mt-6 py-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-base" lang={lang} dir="auto">
          <TextLink href={`/courses/${course.id}/sources/${passage.sourceId}?chunk=${passage.id}`}>{heading}</TextLink>
        </h2>
        <span className="figures text-ink-faint text-sm">
          {t('number', { number: passage.ordinal + 1 })} · {t('size', { words: passage.words })}
          {passage.place ? ` · ${place(passage.place)}` : ''}
        </span>
        {passage.pinned ? <Tag tone="accent">{t('pinned')}</Tag> : null}
        {passage.hidden ? <Tag>{t('hidden')}</Tag> : null}
        {passage.part ? <Tag>{t('part')}</Tag> : null}
      </div>
      {before ? (
        <p className="text-ink-faint text-sm" lang={lang} dir="auto">
          {before}
        </p>
      ) : null}
      <PassageText blocks={passage.blocks} lang={lang} dim={passage.hidden} />
      <Links course={course} passage={passage} />
      <Acts passage={passage} lang={lang} heading={heading} act={act} busy={working === passage.id} />
    </li>
  );
}

/** The passage as its readers see it; what goes beyond the first blocks is folded. */
export function PassageText({
  blocks,
  lang,
  dim = false,
  shown = SHOWN,
}: {
  blocks: InspectedPassage['blocks'];
  lang: string;
  dim?: boolean;
  /** Characters of HTML text that are shown before the rest is folded. */
  shown?: number;
}) {
  const t = useTranslations('passages');
  const fits = fitting(blocks, shown);
  const body = (some: InspectedPassage['blocks']) => (
    <Prose
      compact
      html={some.map(({ html }) => html).join('\n')}
      lang={lang}
      className={cn('max-w-measure', dim && 'opacity-70')}
    />
  );
  return (
    <div className="mt-1.5">
      {body(blocks.slice(0, fits))}
      {fits < blocks.length ? (
        <details className="mt-1">
          <summary className="cursor-pointer text-ink-soft text-sm">
            {t('rest', { count: blocks.length - fits })}
          </summary>
          <div className="mt-1">{body(blocks.slice(fits))}</div>
        </details>
      ) : null}
    </div>
  );
}

/** How many blocks are shown at once: at least one, and a rest that is shorter than what is shown already is not folded. */
function fitting(blocks: InspectedPassage['blocks'], shown: number): number {
  const sizes = blocks.map(({ html }) => html.replace(/<annotation[\s\S]*?<\/annotation>|<[^>]*>/g, '').length);
  let [count, size] = [0, 0];
  while (count < blocks.length && (count === 0 || size + (sizes[count] ?? 0) <= shown)) size += sizes[count++] ?? 0;
  const rest = sizes.slice(count).reduce((sum, one) => sum + one, 0);
  return rest < shown / 4 ? blocks.length : count;
}

function Links({ course, passage }: { course: Course; passage: InspectedPassage }) {
  const t = useTranslations('passages');
  const of = (role: 'teaches' | 'mentions') => passage.concepts.filter((concept) => concept.role === role);
  return (
    <div className="mt-2 space-y-0.5 text-ink-soft text-sm">
      {passage.concepts.length === 0 ? <p>{t('noConcepts')}</p> : null}
      {(['teaches', 'mentions'] as const).map((role) =>
        of(role).length > 0 ? (
          <p key={role}>
            {t(role)}{' '}
            {of(role).map((concept, index) => (
              <span key={concept.id}>
                {index > 0 ? ', ' : ''}
                <TextLink href={`/courses/${course.id}/map?concept=${concept.id}`}>
                  <bdi>{concept.name}</bdi>
                </TextLink>
              </span>
            ))}
          </p>
        ) : null,
      )}
      <p>{t('items', { count: passage.items.length })}</p>
    </div>
  );
}

function Acts({
  passage,
  lang,
  heading,
  act,
  busy,
}: {
  passage: InspectedPassage;
  lang: string;
  heading: string;
  act: (id: string, what: PassageAct) => Promise<boolean>;
  busy: boolean;
}) {
  const t = useTranslations('passages');
  const [splitting, setSplitting] = useState(false);
  const button = (label: string, icon: React.ReactNode, run: () => void) => (
    <Button
      variant="plain"
      size="small"
      className="font-normal"
      busy={busy}
      aria-label={`${label}: ${heading}`}
      onClick={run}
    >
      {icon}
      {label}
    </Button>
  );
  const decide = (what: PassageAct) => () => void act(passage.id, what);
  return (
    <div className="mt-2 -ms-3 flex flex-wrap gap-1" data-print="none">
      {passage.pinned
        ? button(t('unpin'), <PinOff aria-hidden />, decide('unpin'))
        : button(t('pin'), <Pin aria-hidden />, decide('pin'))}
      {passage.hidden
        ? button(t('show'), <Eye aria-hidden />, decide('show'))
        : button(t('hide'), <EyeOff aria-hidden />, decide('hide'))}
      {passage.blocks.length > 1 ? button(t('split'), <Split aria-hidden />, () => setSplitting(true)) : null}
      {passage.part ? button(t('join'), <Merge aria-hidden />, decide('join')) : null}
      <LinkButton variant="plain" size="small" className="font-normal" href={`/search?likeChunk=${passage.id}`}>
        <Search aria-hidden />
        {t('similar')}
      </LinkButton>
      {splitting ? (
        <SplitDialog
          passage={passage}
          lang={lang}
          onClose={() => setSplitting(false)}
          onSplit={async (at) => {
            if (await act(passage.id, { split: at })) setSplitting(false);
          }}
        />
      ) : null}
    </div>
  );
}
