'use client';

import { Handle, type Node, type NodeProps, Position, useStore } from '@xyflow/react';
import { ChevronsDownUp } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { useCanvasTools } from '../canvas-context';
import { nameZoom } from '../tiers';
import { type Dot, pictureOf } from './cluster-picture';
import { useTheme } from './use-theme';

interface ClusterData extends Record<string, unknown> {
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

function useName({ name, also }: { name: string; also: number }): string {
  const t = useTranslations('map.cluster');
  return also > 0 ? t('nameAlso', { name, count: also }) : name;
}

/** A cluster from afar, or folded: its name, how much is in it, and where there is room a picture of its dots. */
export const ClusterCard = memo(function ClusterCard({ data }: NodeProps<ClusterNode>) {
  const t = useTranslations('map.cluster');
  const tools = useCanvasTools();
  const name = useName(data);
  const zoom = useStore((store) => nameZoom(store.transform[2]));
  const size = data.folded ? 17 : Math.min(15 / zoom, data.width / 9, data.height / 4);
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
        style={{ width: data.width, height: data.height, fontSize: size }}
        className={cn(
          'relative flex cursor-pointer items-center justify-center border-rule-strong bg-paper-raised p-[0.5em] text-center text-ink hover:border-ink',
          data.folded ? 'rounded-md border border-dashed' : 'rounded-[1.5rem] border-4',
          data.found > 0 && 'bg-mark',
        )}
      >
        {data.folded ? null : <Picture data={data} />}
        <span className="relative rounded-[0.3em] bg-paper-raised/85 px-[0.5em] py-[0.15em] leading-[1.15]">
          <span dir="auto" className="line-clamp-2 font-semibold">
            {name}
          </span>
          <span className="block text-[0.75em] text-ink-soft">
            {data.found > 0 ? t('found', { count: data.found }) : t('count', { count: data.count, known: data.known })}
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

/** An image, not a canvas: a canvas is a layer of its own to the browser, and thirty layers are slow to put together. */
function Picture({ data: { width, height, dots, lines } }: { data: ClusterData }) {
  const image = useRef<HTMLImageElement>(null);
  const theme = useTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other colours, another picture
  useEffect(() => {
    if (image.current) image.current.src = pictureOf(image.current, { width, height }, dots, lines);
  }, [width, height, dots, lines, theme]);
  // biome-ignore lint/performance/noImgElement: drawn here, nothing to load
  return <img ref={image} alt="" aria-hidden className="absolute inset-0 size-full" />;
}

/** The box around the cards of a cluster, with its name and the way to fold it. Presses go through to the canvas. */
export const ClusterFrame = memo(function ClusterFrame({ data }: NodeProps<FrameNode>) {
  const t = useTranslations('map.cluster');
  const tools = useCanvasTools();
  const name = useName(data);
  return (
    <div
      className="pointer-events-none rounded-xl border border-rule bg-paper/60"
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
