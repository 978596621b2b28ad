import type { MasteryLevel } from '@/ui/mastery-ring';
import { cardSize, type Frame, type MapLayout } from '../layout';

/** A dot of the picture: where its concept's card stands in the box, in CSS pixels at zoom 1, and how it is filled. */
export interface Dot {
  id: string;
  x: number;
  y: number;
  level: MasteryLevel;
  found: boolean;
}

/** The middles of a cluster's cards within its box. */
export function dotsOf(
  layout: MapLayout,
  frame: Frame,
  concepts: readonly { id: string; level: MasteryLevel }[],
  found: ReadonlySet<string> | null,
): Dot[] {
  return concepts.map(({ id, level }) => {
    const at = layout.positions.get(id) ?? frame;
    return {
      id,
      level,
      x: at.x - frame.x + cardSize.width / 2,
      y: at.y - frame.y + cardSize.height / 2,
      found: found?.has(id) ?? false,
    };
  });
}
