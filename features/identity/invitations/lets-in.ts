/** Whether the code of a class lets people in at a moment: it isn't switched off, and not over. */
export function letsIn(
  { joinCodeOff, joinCodeEndsAt }: { joinCodeOff: boolean; joinCodeEndsAt: Date | null },
  at: Date,
): boolean {
  return !joinCodeOff && (joinCodeEndsAt === null || joinCodeEndsAt > at);
}
