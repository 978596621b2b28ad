/** Colours and type of the page around a drawing, for a pen that knows no style sheet. */
export interface Ink {
  /** A colour by the name of its token, as `--rule`. */
  colour(token: string): string;
  /** A colour as a style says it, `var(--rule)`. */
  styled(value: string | undefined): string;
  /** Name of the text face, as a font of a canvas wants it. */
  family: string;
}

/** Reads tokens where `host` stands, each once: make another one when the theme changes. */
export function inkOf(host: Element): Ink {
  const style = getComputedStyle(host);
  const known = new Map<string, string>();
  const colour = (token: string) => {
    const value = known.get(token) ?? style.getPropertyValue(token);
    known.set(token, value);
    return value;
  };
  return {
    colour,
    styled: (value = '') => colour(/^var\((.+)\)$/.exec(value)?.[1] ?? value),
    family: style.fontFamily,
  };
}
