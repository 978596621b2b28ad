/** What a large map shows at a zoom: clusters as pictures of dots, or cards that can be read. */
export type Tier = 'far' | 'near';

/** From this zoom on cards are shown. */
export const nearFrom = 0.42;

export function tierOf(zoom: number, clustered: boolean): Tier {
  return clustered && zoom < nearFrom ? 'far' : 'near';
}

const zooms = [0.02, 0.03, 0.04, 0.05, 0.065, 0.08, 0.1, 0.125, 0.155, 0.19, 0.235, 0.29, 0.36] as const;

/** The next lower of a few zooms, by which names of clusters are sized: a name changes its size a few times, not in every frame. */
export function nameZoom(zoom: number): number {
  return zooms.findLast((step) => step <= zoom) ?? zooms[0];
}

/** Size of the letters of a cluster's name on the map, so that it can be read at this zoom and fits its box. */
export function nameSize(
  { folded, width, height }: { folded: boolean; width: number; height: number },
  zoom: number,
): number {
  return folded ? 17 : Math.min(15 / nameZoom(zoom), width / 9, height / 4);
}
