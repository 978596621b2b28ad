import { exampleOf, type Known, typesOf } from '@/server/security/example';
import type { JsonSchema } from '@/server/security/operations';

/** Fields that are no words of people, or that would shut the test out. */
const NOT_WORDS = /password|secret|token|email|username|locale|language|cursor|version|key$|Id$|Ids$|code$/i;

/**
 * A body that a schema takes, with every free text field, needed or not, holding what `take` gives for its length.
 * @returns null where the schema has no such field.
 */
export function bodyWithTexts(schema: JsonSchema, known: Known, take: (most: number) => string): unknown {
  let texts = 0;
  const fill = (part: JsonSchema, name: string): unknown => {
    const given = known(name);
    if (given !== undefined) return given;
    const choice = (part.oneOf ?? part.anyOf)?.find((each) => !typesOf(each).includes('null'));
    if (choice) return fill(choice, name);
    const types = typesOf(part);
    if (types.includes('object') && part.properties)
      return Object.fromEntries(
        Object.entries(part.properties).flatMap(([field, inner]) => {
          const needed = part.required?.includes(field) ?? false;
          return needed || holdsText(inner, field) ? [[field, fill(inner, field)]] : [];
        }),
      );
    if (types.includes('array') && part.items && holdsText(part.items, name)) {
      const items = part.items;
      return Array.from({ length: Math.max(1, part.minItems ?? 1) }, () => fill(items, name));
    }
    if (!isText(part, name)) return exampleOf(part, known, name);
    texts++;
    return take(part.maxLength ?? 2000);
  };
  const body = fill(schema, '');
  return texts > 0 ? body : null;
}

function isText(schema: JsonSchema, name: string): boolean {
  const free =
    schema.enum === undefined &&
    schema.format === undefined &&
    schema.pattern === undefined &&
    schema.const === undefined;
  return typesOf(schema).includes('string') && free && (schema.maxLength ?? 2000) >= 30 && !NOT_WORDS.test(name);
}

function holdsText(schema: JsonSchema, name: string): boolean {
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.some((each) => holdsText(each, name));
  if (schema.properties) return Object.entries(schema.properties).some(([field, inner]) => holdsText(inner, field));
  if (schema.items) return holdsText(schema.items, name);
  return isText(schema, name);
}
