const MONOSPACED =
  /courier|consolas|\bmono|mono\b|menlo|monaco|lucida console|lucida sans typewriter|source code|fira code|inconsolata|cascadia|andale|ubuntu mono|dejavu sans mono/i;

/** Whether a typeface by its name has letters of one width, as code is set in. */
export function isMonospaced(font: string): boolean {
  return MONOSPACED.test(font);
}
