import type { ModelSchema } from '../model-schema';

/** Where the values of a filled schema come from. */
export interface Fillers {
  /** Text for a place such as `steps[0].title`, at most so many characters. */
  text(path: string, maxLength: number): string;
  /** How many entries a list gets, before its own limit. */
  count(path: string): number;
  number(path: string): number;
  boolean(path: string): boolean;
  /** Which of several alternatives, from 0; `options` are the values of an enum, or schemas. */
  pick(path: string, options: readonly unknown[]): number;
}

/** A value that fits a schema of the subset, without any model. */
export function fillSchema(schema: ModelSchema, from: Fillers, path = ''): unknown {
  if ('const' in schema) return schema.const;
  if ('enum' in schema) return schema.enum[from.pick(path, schema.enum) % schema.enum.length];
  if ('oneOf' in schema) {
    const chosen = schema.oneOf[from.pick(path, schema.oneOf) % schema.oneOf.length];
    return chosen === undefined ? null : fillSchema(chosen, from, path);
  }
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties).map(([name, inner]) => [
          name,
          fillSchema(inner, from, path === '' ? name : `${path}.${name}`),
        ]),
      );
    case 'array':
      return Array.from({ length: Math.min(schema.maxItems ?? 10, from.count(path)) }, (_, index) =>
        fillSchema(schema.items, from, `${path}[${index}]`),
      );
    case 'string':
      return from.text(path, schema.maxLength ?? 2_000);
    case 'integer':
      return Math.round(from.number(path));
    case 'number':
      return from.number(path);
    case 'boolean':
      return from.boolean(path);
  }
}
