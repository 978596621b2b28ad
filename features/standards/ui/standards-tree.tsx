'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { ErrorState } from '@/ui/error-state';
import { Tag } from '@/ui/tag';
import type { Framework, TreeStandard } from '../contract';
import { StandardWords } from './import-report';

interface Branch {
  items: TreeStandard[];
  nextCursor: string | null;
}

/** The tree of a framework; what is under a group is fetched when it is opened. */
export function StandardsTree({ framework, top }: { framework: Framework; top: Branch }) {
  const t = useTranslations('standards.framework');
  return (
    <section aria-label={t('tree', { title: framework.title })} lang={framework.language}>
      <BranchList frameworkId={framework.id} parentId={null} initial={top} />
    </section>
  );
}

function BranchList({
  frameworkId,
  parentId,
  initial,
}: {
  frameworkId: string;
  parentId: string | null;
  initial: Branch;
}) {
  const t = useTranslations('standards.framework');
  const [branch, setBranch] = useState(initial);
  const more = useAction(async (cursor: string, signal) => {
    const next = await api<Branch>(addressOf(frameworkId, parentId, cursor), { signal });
    setBranch({ items: [...branch.items, ...next.items], nextCursor: next.nextCursor });
  });
  const { nextCursor } = branch;
  return (
    <>
      <ul className={cn(parentId !== null && 'ms-2.5 border-rule border-s ps-4')}>
        {branch.items.map((standard) => (
          <Node key={standard.id} standard={standard} />
        ))}
      </ul>
      {more.problem ? <ErrorState inline problem={more.problem} /> : null}
      {nextCursor ? (
        <Button size="small" className="my-2" busy={more.pending} onClick={() => void more.run(nextCursor)}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

function Node({ standard }: { standard: TreeStandard }) {
  const t = useTranslations('standards');
  const [open, setOpen] = useState(false);
  const [branch, setBranch] = useState<Branch | null>(null);
  const load = useAction(async (_: null, signal) => {
    setBranch(await api<Branch>(addressOf(standard.frameworkId, standard.id, null), { signal }));
  });
  const words = (
    <>
      <StandardWords code={standard.code} statement={standard.statement} />{' '}
      {standard.withdrawn ? <Tag>{t('withdrawn')}</Tag> : null}
      {standard.leaf && standard.levels.length > 0 ? (
        <span className="text-ink-faint text-xs"> {standard.levels.join(', ')}</span>
      ) : null}
    </>
  );
  if (standard.childCount === 0) return <li className="py-1.5 ps-7">{words}</li>;
  return (
    <li className="py-0.5">
      <button
        type="button"
        aria-expanded={open}
        className="flex w-full gap-2 rounded-md py-1 text-start hover:bg-paper-sunken"
        onClick={() => {
          setOpen(!open);
          if (!open && branch === null) void load.run(null);
        }}
      >
        <ChevronRight
          aria-hidden
          className={cn('mt-1 size-5 shrink-0 text-ink-faint rtl:-scale-x-100', open && 'rotate-90 rtl:rotate-90')}
        />
        <span>{words}</span>
      </button>
      {open && load.pending ? <p className="ps-7 text-ink-soft text-sm">…</p> : null}
      {open && load.problem ? <ErrorState inline problem={load.problem} onRetry={() => void load.run(null)} /> : null}
      {open && branch ? (
        <BranchList frameworkId={standard.frameworkId} parentId={standard.id} initial={branch} />
      ) : null}
    </li>
  );
}

function addressOf(frameworkId: string, parentId: string | null, cursor: string | null): string {
  const query = new URLSearchParams({ limit: '100' });
  if (parentId) query.set('parentId', parentId);
  if (cursor) query.set('cursor', cursor);
  return `/frameworks/${frameworkId}/standards?${query}`;
}
