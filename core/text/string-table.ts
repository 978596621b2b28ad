/** Many strings as bytes, in their order: nothing to decode when they are read, and two objects for whoever collects garbage. */
export interface StringList {
  /** UTF-16 units one string after the other; one byte each where none is above 255. */
  units: Uint8Array | Uint16Array;
  /** Where each string ends in the units. */
  ends: Uint32Array;
}

/** Different strings as bytes, with the way from each to its number (open addressing, linear probing). */
export interface StringTable extends StringList {
  /** A power of two; the number of the string plus one, 0 where none is. */
  slots: Uint32Array;
}

/** Slots for each string: more cost memory, fewer cost time. */
const SLOTS_EACH = 2;

export function stringList(strings: readonly string[]): StringList {
  const ends = new Uint32Array(strings.length);
  let length = 0;
  let wide = false;
  for (const [number, text] of strings.entries()) {
    length += text.length;
    ends[number] = length;
    for (let at = 0; !wide && at < text.length; at++) wide = text.charCodeAt(at) > 0xff;
  }
  const units = wide ? new Uint16Array(length) : new Uint8Array(length);
  let to = 0;
  for (const text of strings) for (let at = 0; at < text.length; at++) units[to++] = text.charCodeAt(at);
  return { units, ends };
}

/** Of strings that stand there twice the last is found, as in a Map. */
export function stringTable(strings: readonly string[]): StringTable {
  const list = stringList(strings);
  let size = 1;
  while (size < SLOTS_EACH * strings.length) size *= 2;
  const table = { ...list, slots: new Uint32Array(size) };
  for (const [number, text] of strings.entries()) table.slots[slotOf(table, text)] = number + 1;
  return table;
}

/** Number of strings. */
export function sizeOf({ ends }: StringList): number {
  return ends.length;
}

/** '' beyond the last. */
export function stringAt({ units, ends }: StringList, number: number): string {
  const end = ends[number] ?? 0;
  let text = '';
  for (let at = startOf(ends, number); at < end; at++) text += String.fromCharCode(units[at] ?? 0);
  return text;
}

/** All of them, decoded one by one. */
export function* stringsOf(list: StringList): Generator<string> {
  for (let number = 0; number < list.ends.length; number++) yield stringAt(list, number);
}

/** The number of a string, or -1. */
export function numberOf(table: StringTable, text: string): number {
  return (table.slots[slotOf(table, text)] ?? 0) - 1;
}

/** Where a string begins in the units. */
export function startOf(ends: Uint32Array, number: number): number {
  return number === 0 ? 0 : (ends[number - 1] ?? 0);
}

/** The slot that holds the string, or the free one where it would stand. */
function slotOf(table: StringTable, text: string): number {
  const last = table.slots.length - 1;
  let slot = hashOf(text) & last;
  // Never more looks than slots, also where the bytes are not what was written.
  for (let looks = 0; looks < last; looks++, slot = (slot + 1) & last) {
    const held = table.slots[slot] ?? 0;
    if (held === 0 || isAt(table, held - 1, text)) break;
  }
  return slot;
}

function isAt({ units, ends }: StringList, number: number, text: string): boolean {
  const start = startOf(ends, number);
  if ((ends[number] ?? 0) - start !== text.length) return false;
  for (let at = 0; at < text.length; at++) if (units[start + at] !== text.charCodeAt(at)) return false;
  return true;
}

/** FNV-1a over UTF-16 units, its high bits brought down to where the slots look. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
