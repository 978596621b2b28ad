'use client';

import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { ChevronsDownUp } from 'lucide-react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { useCanvasTools } from '../canvas-context';
import { nameSize } from '../tiers';
import type { Dot } from './cluster-dots';
import { useClusterWords } from './use-cluster-words';

/** What a cluster shows. */
export interface ClusterData extends Record<string, unknown> {
  id: string;
  name: string;
  also: number;
  count: number;
  known: number;
  found: number;
  folded: boolean;
  dots: Dot[];
  lines: (readonly [string, string])[];
  width: number;
  height: number;
  rtl: boolean;
}
export type ClusterNode = Node<ClusterData, 'cluster'>;
export type FrameNode = Node<ClusterData, 'frame'>;

/** Id of the button that enters a cluster. */
export function clusterButtonId(clusterId: string): string {
  return clusterId.replaceAll(' ', '-');
}

/** A cluster from afar, or folded: its name and how much is in it. From afar its box and dots are drawn in the picture beneath. */
export const ClusterCard = memo(function ClusterCard({ data }: NodeProps<ClusterNode>) {
  const t = useTranslations('map.cluster');
  const tools = useCanvasTools();
  const { name, count } = useClusterWords()(data);
  const handle = 'pointer-events-none! size-px! border-0! opacity-0!';
  return (
    <>
      <Handle
        type="target"
        position={data.rtl ? Position.Right : Position.Left}
        isConnectable={false}
        className={handle}
      />
      <button
        type="button"
        id={clusterButtonId(data.id)}
        onClick={() => tools.enter(data.id)}
        style={{ width: data.width, height: data.height, fontSize: nameSize(data, tools.zoom) }}
        className={cn(
          'flex cursor-pointer items-center justify-center border-rule-strong p-[0.5em] text-center text-ink hover:border-ink',
          data.folded ? 'rounded-md border border-dashed bg-paper-raised' : 'rounded-[1.5rem] border-4',
          data.folded && data.found > 0 && 'bg-mark',
        )}
      >
        <span
          className={cn(
            'rounded-[0.3em] px-[0.5em] py-[0.15em] leading-[1.15]',
            data.found > 0 ? 'bg-mark/85' : 'bg-paper-raised/85',
          )}
        >
          <span dir="auto" className="line-clamp-2 font-semibold">
            {name}
          </span>
          <span className="block text-[0.75em] text-ink-soft">
            {count}
            <span className="sr-only">{t('enter')}</span>
          </span>
        </span>
      </button>
      <Handle
        type="source"
        position={data.rtl ? Position.Left : Position.Right}
        isConnectable={false}
        className={handle}
      />
    </>
  );
});

/** The box around the cards of a cluster, with its name and the way to fold it. Presses go through to the canvas. */
export const ClusterFrame = memo(function ClusterFrame({ data }: NodeProps<FrameNode>) {
  const t = useTranslations('map.cluster');
  const tools = useCanvasTools();
  const { name } = useClusterWords()(data);
  return (
    <div
      className="pointer-events-none rounded-lg border border-rule bg-paper/60"
      style={{ width: data.width, height: data.height }}
    >
      <p className="flex h-12 items-center gap-2 px-6">
        <span dir="auto" className="small-caps truncate text-ink-soft text-lg">
          {name}
        </span>
        <button
          type="button"
          aria-label={t('fold', { name })}
          title={t('fold', { name })}
          onClick={() => tools.fold(data.id)}
          className="pointer-events-auto grid size-8 cursor-pointer place-items-center rounded-sm text-ink-soft hover:bg-paper-sunken hover:text-ink"
        >
          <ChevronsDownUp aria-hidden className="size-4" />
        </button>
      </p>
    </div>
  );
});
