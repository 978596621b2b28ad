/**
 * Whether a piece of code is one of the accepted ones: white space that carries no meaning, the kind of quotes and a closing semicolon
 * are ignored; upper and lower case, identifiers, numbers and everything inside strings count. Backticks around the answer are dropped.
 */
export function sameCode(given: string, accepted: readonly string[]): boolean {
  const typed = normaliseCode(given);
  return typed !== '' && accepted.some((answer) => normaliseCode(answer) === typed);
}

/** The form under which equal pieces of code meet; '' for nothing. */
export function normaliseCode(code: string): string {
  const plain = code
    .trim()
    .replace(/^```\w*\n?([\s\S]*?)\n?```$/, '$1')
    .replace(/^`([^`]+)`$/, '$1')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/;+\s*$/, '');
  const parts = plain.match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|[^'"`]+|['"`]/g) ?? [];
  return parts.map((part) => (isString(part) ? sameQuotes(part) : squeeze(part))).join('');
}

function isString(part: string): boolean {
  return part.length > 1 && /^(['"`])[\s\S]*\1$/.test(part);
}

/** A string in double quotes; a template keeps its backticks, as it means something else. */
function sameQuotes(text: string): string {
  if (text.startsWith('`')) return text;
  const quote = text.charAt(0);
  const inner = text.slice(1, -1).replaceAll(`\\${quote}`, quote);
  return `"${inner.replaceAll('"', '\\"')}"`;
}

/** White space goes, except one space between two word characters. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, (space, at: number) => {
    const inside = /[\w$]/.test(text.charAt(at - 1)) && /[\w$]/.test(text.charAt(at + space.length));
    return inside ? ' ' : '';
  });
}
