import type { Label, Tag, TagTarget } from '../../contract';

/** Something that carries tags, as a list shows it. */
export interface TaggedRow {
  target: TagTarget;
  name: string;
  href: string;
  /** What stands under the name: where it is from. */
  note: string;
  /** Its words as safe HTML, block by block; empty where the name says it all. */
  blocks: { kind: string; html: string }[];
  label: Label;
  standards: Tag[];
  /** Concepts that it teaches or exercises. */
  concepts: { id: string; name: string }[];
}

/** The tags of each target of these. */
export function tagsByTarget(tags: readonly Tag[]): Map<string, Tag[]> {
  const by = new Map<string, Tag[]>();
  for (const tag of tags) {
    if (tag.target.id === null) continue;
    const key = `${tag.target.kind} ${tag.target.id}`;
    by.set(key, [...(by.get(key) ?? []), tag]);
  }
  return by;
}
