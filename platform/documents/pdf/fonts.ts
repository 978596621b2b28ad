/** What a font's name tells of how its text looks. */
export interface FontStyle {
  bold: boolean;
  italic: boolean;
  /** All letters equally wide: code. */
  mono: boolean;
  /** Letters of formulas, whose slant is no emphasis. */
  math: boolean;
}

export const PLAIN: FontStyle = { bold: false, italic: false, mono: false, math: false };

const BOLD =
  /bold|black|heavy|semibold|demi(?!light)|(?:^|[-_ ,])(?:bd|bf)(?:$|[-_ ])|(?:^cm|^sf|^ec|^lm)bx|^cmssbx|^(?:sfb|sfsx)|Medi(?:um)?(?=Ital|Obli|$)/i;
const ITALIC = /ital|obli|slant|kursiv|(?:^cm|^ec|^lm)(?:ti|sl|bxti|ssi)|^sfti|-it(?:$|[-_ ])|\bBoldIt\b/i;
const MONO =
  /mono(?!type)|courier|consol|menlo|monaco|typewriter|inconsolata|(?:^cm|^ec|^lm|^sf|^bit)(?:tt|sltt|itt|vtt|btt)|code(?:new)?|fixed|^(?:tx|pcr|nimbusmon|txtt|beramono)|lettergothic|terminal/i;
const MATH =
  /^(?:cm(?:mi|sy|ex|bsy|mib)|ms[ab]m|eu[fsr][mb]|rsfs|lm(?:math|mi|sy|ex)|txmi|txsy|px(?:mi|sy)|stix.*math|xits.*math|asana|mathjax|esint|wasy|stmary|bbold|dsrom|fourier-math|mdput|mtsy|mtmi|mtex)|math|symbol(?:mt|ps)?$/i;

/**
 * Style of a font from its PostScript name, as in `ABCDEF+TimesNewRoman-BoldItalic` or TeX's `CMBX10`.
 *
 * @param flags what the file itself says, where it says it
 */
export function fontStyle(
  name: string,
  flags: { bold?: boolean | undefined; italic?: boolean | undefined; mono?: boolean | undefined } = {},
): FontStyle {
  const bare = name.replace(/^[A-Z]{6}\+/, '');
  const math = MATH.test(bare) && !/sans.?mono/i.test(bare);
  return {
    bold: flags.bold === true || BOLD.test(bare),
    italic: flags.italic === true || ITALIC.test(bare),
    mono: !math && (flags.mono === true || MONO.test(bare)),
    math,
  };
}
