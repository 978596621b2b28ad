import { z } from 'zod';

/** JSON schema in the subset that every backend takes (see `ObjectSchema`). */
export type ModelSchema =
  | {
      type: 'object';
      properties: Record<string, ModelSchema>;
      required: string[];
      additionalProperties: false;
      description?: string;
    }
  | { type: 'array'; items: ModelSchema; maxItems?: number; description?: string }
  | { type: 'string'; maxLength?: number; description?: string }
  | { type: 'integer' | 'number' | 'boolean'; description?: string }
  | { enum: (string | number)[]; description?: string }
  | { const: string | number | boolean; description?: string }
  | { oneOf: ModelSchema[]; description?: string };

const known = new WeakMap<z.ZodType, ModelSchema>();

/**
 * The schema that a model is held to, of a zod schema. Bounds that not every backend keeps (`min`, `regex`, `minItems`, formats) are left out here and
 * checked by zod afterwards. What can't be said in the subset is refused: optional and nullable fields, records, tuples, recursion, and unions other than
 * of objects.
 * @throws TypeError naming the place, for the author of the schema.
 */
export function toModelSchema(schema: z.ZodType): ModelSchema {
  const before = known.get(schema);
  if (before) return before;
  const made = convert(
    z.toJSONSchema(schema, { unrepresentable: 'throw', reused: 'inline', cycles: 'throw', io: 'output' }),
    '$',
  );
  if (!('type' in made) || made.type !== 'object') throw new TypeError('$: the answer of a model is an object');
  known.set(schema, made);
  return made;
}

function convert(node: unknown, path: string): ModelSchema {
  if (!isRecord(node)) throw new TypeError(`${path}: no schema of a kind that models are held to`);
  const about = typeof node.description === 'string' ? { description: node.description } : {};
  const union = node.oneOf ?? node.anyOf;
  if (Array.isArray(union)) return { oneOf: union.map((part, index) => objectOf(part, `${path}|${index}`)), ...about };
  if (isScalar(node.const)) return { const: node.const, ...about };
  if (Array.isArray(node.enum)) {
    const values = node.enum.filter((value) => typeof value === 'string' || typeof value === 'number');
    if (values.length !== node.enum.length) throw new TypeError(`${path}: an enum has strings or numbers`);
    return { enum: values, ...about };
  }
  switch (node.type) {
    case 'object':
      return { ...objectOf(node, path), ...about };
    case 'array':
      if (node.prefixItems !== undefined) throw new TypeError(`${path}: no tuples`);
      return { type: 'array', items: convert(node.items, `${path}[]`), ...numberOf(node, 'maxItems'), ...about };
    case 'string':
      return { type: 'string', ...numberOf(node, 'maxLength'), ...about };
    case 'integer':
    case 'number':
    case 'boolean':
      return { type: node.type, ...about };
    default:
      throw new TypeError(
        `${path}: ${String(node.type ?? 'this kind of schema')} is not in the subset that models are held to`,
      );
  }
}

function objectOf(node: unknown, path: string): ModelSchema {
  if (!isRecord(node) || node.type !== 'object')
    throw new TypeError(
      `${path}: only objects may be alternatives (no nullable field: let an empty text stand for nothing)`,
    );
  const properties = isRecord(node.properties) ? node.properties : {};
  const names = Object.keys(properties);
  if (names.length === 0) throw new TypeError(`${path}: an object names its properties`);
  const required: unknown[] = Array.isArray(node.required) ? node.required : [];
  const optional = names.find((name) => !required.includes(name));
  if (optional !== undefined) throw new TypeError(`${path}.${optional}: no optional properties`);
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, convert(properties[name], `${path}.${name}`)])),
    required: names,
    additionalProperties: false,
  };
}

function numberOf<K extends string>(node: Record<string, unknown>, key: K): Partial<Record<K, number>> {
  const value = node[key];
  const found: Partial<Record<K, number>> = {};
  if (typeof value === 'number') found[key] = value;
  return found;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
