import type { JsonSchema, Operation } from './operations';

/** Known values by the name of a parameter or field; undefined: made from the schema. */
export type Known = (name: string) => unknown;

/** Strings of the formats and patterns that the API knows; the first one that fits is taken. */
const WORDS = [
  'A word or two',
  'word',
  '2026-01-05',
  '2026-01-05T09:00:00Z',
  '09:00',
  'en',
  'someone@example.org',
  'https://example.org/a',
  'notes.md',
  '0',
  'a'.repeat(64),
  'ABCD-EFGH',
  'concept.name',
];

/** A value that fits a schema, with known ids where fields are named after them. */
export function exampleOf(schema: JsonSchema, known: Known, name = ''): unknown {
  const given = known(name);
  const types = typesOf(schema);
  const kind = Array.isArray(given)
    ? 'array'
    : Number.isInteger(given) && types.includes('integer')
      ? 'integer'
      : typeof given;
  if (given !== undefined && (types.length === 0 || types.includes(kind))) return given;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.oneOf ?? schema.anyOf ?? [];
  if (choice) return exampleOf(choice, known, name);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, known, name)));
  if (types.includes('object')) return objectOf(schema, known);
  if (types.includes('array')) return arrayOf(schema, known, name);
  if (types.includes('integer') || types.includes('number')) return numberOf(schema);
  if (types.includes('boolean')) return true;
  if (types.includes('string')) return stringOf(schema);
  return null;
}

export function typesOf(schema: JsonSchema): string[] {
  return schema.type === undefined ? [] : [schema.type].flat();
}

function objectOf(schema: JsonSchema, known: Known): Record<string, unknown> {
  const required = schema.required ?? [];
  const fields = Object.entries(schema.properties ?? {});
  return Object.fromEntries(
    fields.filter(([name]) => required.includes(name)).map(([name, field]) => [name, exampleOf(field, known, name)]),
  );
}

function arrayOf(schema: JsonSchema, known: Known, name: string): unknown[] {
  // `conceptIds` holds what `conceptId` names.
  const one = name.endsWith('Ids') ? name.slice(0, -1) : name;
  const count = Math.max(schema.minItems ?? 0, schema.items ? 1 : 0);
  return Array.from({ length: Math.min(count, schema.maxItems ?? count) }, () =>
    exampleOf(schema.items ?? {}, known, one),
  );
}

function numberOf({ minimum, maximum, exclusiveMinimum, type }: JsonSchema): number {
  const least =
    minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + (type === 'integer' ? 1 : 0.01));
  return Math.min(Math.max(1, least ?? 1), maximum ?? 1_000_000);
}

function stringOf(schema: JsonSchema): string {
  const { format, pattern, minLength = 0, maxLength = 10_000 } = schema;
  if (format === 'uuid') return '0190f3a0-0000-7000-8000-00000000abcd';
  if (format === 'date') return '2026-01-05';
  if (format === 'date-time') return '2026-01-05T09:00:00Z';
  if (format === 'email') return 'someone@example.org';
  if (format === 'uri') return 'https://example.org/a';
  const fits = (word: string) => !pattern || new RegExp(pattern, 'u').test(word);
  const word = WORDS.find((each) => fits(each) && each.length >= minLength && each.length <= maxLength);
  return word ?? 'x'.repeat(Math.min(Math.max(minLength, 1), maxLength));
}

/** A request that an operation takes. */
export interface ApiRequest {
  method: string;
  /** Under `/api/v1`, with its query. */
  url: string;
  body: string | null;
}

/** A valid request of an operation: its required parameters, optional ones only where they are known. */
export function requestOf(operation: Operation, known: Known, body?: unknown): ApiRequest {
  const query = new URLSearchParams();
  let path = operation.path;
  for (const { name, in: place, required, schema } of operation.parameters) {
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(String(exampleOf(schema, known, name))));
    else if (required || known(name) !== undefined) query.set(name, String(exampleOf(schema, known, name)));
  }
  const asked = query.size > 0 ? `?${query}` : '';
  const content = body ?? (operation.body ? exampleOf(operation.body, known) : null);
  return { method: operation.method, url: `${path}${asked}`, body: content === null ? null : JSON.stringify(content) };
}
