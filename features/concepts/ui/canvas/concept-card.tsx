'use client';

import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { EyeOff } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { MasteryRing, masteryLevel } from '@/ui/mastery-ring';
import { Tooltip } from '@/ui/overlays/tooltip';
import { conceptButtonId } from '../concept-button-id';
import { LockMark } from '../locks/lock-mark';
import { useLockWords } from '../locks/use-lock-words';
import type { ConceptState, MapConcept } from '../map-graph';
import { useStateWords } from '../state-words';
import { useCanvasTools } from './canvas-context';
import { cardSize } from './layout';
import type { Direction } from './neighbour';

export type ConceptNode = Node<{ concept: MapConcept; state: ConceptState; rtl: boolean }, 'concept'>;

const fill = {
  none: 'bg-mastery-none-soft',
  foundational: 'bg-mastery-low-soft',
  scaffolded: 'bg-mastery-mid-soft',
  advanced: 'bg-mastery-high-soft',
} as const;

/** A concept on the map: ring, name, where it stands. One tab stop for the whole map; the arrow keys move. */
export const ConceptCard = memo(function ConceptCard({ data: { concept, state, rtl } }: NodeProps<ConceptNode>) {
  const t = useTranslations('map.canvas');
  const words = useStateWords();
  const lock = useLockWords();
  const tools = useCanvasTools();
  const level = masteryLevel(concept.mode);
  const directions: Record<string, Direction | 'first' | 'last'> = {
    ArrowRight: rtl ? 'needs' : 'leadsTo',
    ArrowLeft: rtl ? 'leadsTo' : 'needs',
    ArrowUp: 'up',
    ArrowDown: 'down',
    Home: 'first',
    End: 'last',
  };
  function onKeyDown(event: KeyboardEvent) {
    const direction = directions[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    tools.go(concept.id, direction);
  }
  const handle = cn(
    'rounded-full! border-2!',
    tools.editable
      ? 'size-3.5! border-paper! bg-rule-strong! hover:bg-accent!'
      : 'pointer-events-none! size-px! border-0! opacity-0!',
  );
  const button = (
    <button
      type="button"
      id={conceptButtonId(concept.id)}
      tabIndex={tools.activeId === concept.id ? 0 : -1}
      aria-pressed={tools.openId === concept.id}
      onClick={() => tools.open(concept.id)}
      onFocus={() => tools.activate(concept.id)}
      onKeyDown={onKeyDown}
      title={state.kind === 'locked' ? undefined : concept.name}
      style={{ width: cardSize.width, height: cardSize.height }}
      className={cn(
        'flex cursor-pointer flex-col justify-center gap-0.5 rounded-md border px-3 text-start text-ink hover:border-ink',
        state.kind === 'waiting' || state.kind === 'locked' ? 'border-rule' : 'border-rule-strong',
        state.kind === 'hidden' ? 'border-dashed bg-paper' : state.kind === 'locked' ? 'bg-paper-sunken' : fill[level],
        tools.found?.has(concept.id) && 'bg-mark',
        tools.openId === concept.id && 'outline-2 outline-accent outline-offset-1',
        tools.joinFrom === concept.id && 'border-accent border-dashed',
      )}
    >
      <span className="flex items-start gap-2">
        <span className="mt-px">
          {state.kind === 'hidden' ? (
            <EyeOff aria-hidden className="size-4 text-ink-faint" />
          ) : state.kind === 'locked' ? (
            <LockMark className="size-4" />
          ) : (
            <MasteryRing level={level} words={false} />
          )}
        </span>
        <span dir="auto" className="line-clamp-2 min-w-0 text-sm leading-[1.2]">
          {concept.name}
        </span>
      </span>
      <span
        dir="auto"
        className={cn(
          'truncate ps-6 text-xs leading-tight',
          (level === 'advanced' && state.kind !== 'locked') || tools.found?.has(concept.id)
            ? 'text-ink'
            : 'text-ink-soft',
        )}
      >
        {words(state)}
      </span>
    </button>
  );
  return (
    <>
      <Handle
        type="target"
        position={rtl ? Position.Right : Position.Left}
        isConnectable={tools.editable}
        className={handle}
      />
      {state.kind === 'locked' ? <Tooltip words={lock.why(state.for)}>{button}</Tooltip> : button}
      <Handle
        type="source"
        position={rtl ? Position.Left : Position.Right}
        isConnectable={tools.editable}
        title={tools.editable ? t('connect', { name: concept.name }) : undefined}
        className={handle}
      />
    </>
  );
});

export type HeadingNode = Node<{ words: string }, 'heading'>;

/** Words on the canvas itself. */
export function CanvasHeading({ data }: NodeProps<HeadingNode>) {
  return <p className="small-caps whitespace-nowrap text-base text-ink-soft">{data.words}</p>;
}
