import type { MapConcept } from '../map-graph';
import type { MapEdits } from './use-map-edits';

/** What every dialog about one concept is given. */
export interface ConceptDialogProps {
  courseId: string;
  edits: MapEdits;
  concept: MapConcept;
  onClose: () => void;
}

/** Where a passage stands, as a person reads it: its source, then the headings below the source's own. */
export function placeWords({
  sourceTitle,
  headingPath,
}: {
  sourceTitle: string;
  headingPath: readonly string[];
}): string {
  return [sourceTitle, ...headingPath.slice(1)].join(' › ');
}
