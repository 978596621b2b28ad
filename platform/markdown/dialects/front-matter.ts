import { parse } from 'yaml';
import { z } from 'zod';
import { type Surface, spaces } from './surface';

const Meta = z.record(z.string(), z.unknown());

/** Reads YAML front matter and blanks it; malformed YAML gives a warning and `{}`. */
export function takeFrontMatter(surface: Surface): Record<string, unknown> {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,100000}?)(?:\r?\n|^)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(
    surface.text,
  );
  if (!match) return {};
  const meta = read(match[1] ?? '', surface);
  if (!meta) return {};
  surface.put({ start: 0, end: match[0].length }, spaces(match[0]));
  return meta;
}

/** Null where the text between the rules is no mapping, so that it was content after all. */
function read(yaml: string, surface: Surface): Record<string, unknown> | null {
  if (yaml.trim() === '') return {};
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 50, logLevel: 'error' });
    const meta = Meta.safeParse(value);
    return meta.success ? meta.data : null;
  } catch (error) {
    if (!/^[\w-]+[ \t]*:/m.test(yaml)) return null;
    surface.warnings.push(
      `front matter: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    );
    return {};
  }
}
