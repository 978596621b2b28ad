import type { ModelSchema } from '../model-schema';
import type { ModelCapabilities } from '../types';

/** One way to hold a server to a schema. */
export interface SchemaDialect {
  name: ModelCapabilities['schema'];
  /** Asked by Ollama's own `/api/chat`. */
  native: boolean;
  fields(name: string, schema: ModelSchema): Record<string, unknown>;
}

const jsonSchema: SchemaDialect = {
  name: 'json_schema',
  native: false,
  fields: (name, schema) => ({
    response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } },
  }),
};
const jsonObjectSchema: SchemaDialect = {
  name: 'json_object_schema',
  native: false,
  fields: (_, schema) => ({ response_format: { type: 'json_object', schema } }),
};
const schemaField: SchemaDialect = {
  name: 'schema_field',
  native: false,
  fields: (_, schema) => ({ json_schema: schema }),
};
const ollamaFormat: SchemaDialect = { name: 'format', native: true, fields: (_, schema) => ({ format: schema }) };

/** Asking in words only: the schema stands in the prompt and the answer is checked. */
export const promptOnly: SchemaDialect = { name: 'prompt', native: false, fields: () => ({}) };

/** The dialects in which a server may take a schema, the most common first. */
export function dialectsFor(server: { ollama: boolean }): SchemaDialect[] {
  return server.ollama ? [jsonSchema, ollamaFormat] : [jsonSchema, jsonObjectSchema, schemaField];
}
