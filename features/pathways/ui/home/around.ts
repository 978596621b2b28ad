/** Concepts around where the reader stands that are shown. */
const SHOWN = 7;
/** Of these, before today's step. */
const BEFORE = 2;

/** The part of a course's concepts, in their order, that lies around today's step; the beginning where there is none. */
export function around<Row extends { conceptId: string }>(rows: readonly Row[], todayId: string | null): Row[] {
  const today = Math.max(
    0,
    rows.findIndex(({ conceptId }) => conceptId === todayId),
  );
  const from = Math.max(0, Math.min(today - BEFORE, rows.length - SHOWN));
  return rows.slice(from, from + SHOWN);
}
