import type { LabelWord, TagWord, TargetKind } from '../contract';

/** One thing that a change changed, enough to undo it; names are those of that time. */
export type TagChangeEntry = {
  targetKind: TargetKind;
  /** Of a passage, its source. */
  targetId: string;
  targetHash: string;
  name: string;
} & (
  | { what: 'standard'; standardId: string; code: string; before: TagWord | null; after: TagWord | null }
  | { what: 'label'; before: LabelWord; after: LabelWord }
);
