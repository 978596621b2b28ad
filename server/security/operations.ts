import { z } from 'zod';

/** A JSON schema, as far as requests are made from it. */
export interface JsonSchema {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  default?: unknown;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  schema: JsonSchema;
}

/** One route as the OpenAPI description has it. */
export interface Operation {
  /** `METHOD /path`, as in the policy table. */
  route: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body: JsonSchema | null;
}

const schema = z.custom<JsonSchema>((value) => typeof value === 'object' && value !== null);
const operationSchema = z.object({
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema: schema }))
    .default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema })) }).optional(),
});
const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) });

/** Every route of an OpenAPI description. @throws ZodError when it isn't one. */
export function operationsOf(document: unknown): Operation[] {
  const { paths } = documentSchema.parse(document);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => ({
      route: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: parameters.flatMap((each) =>
        each.in === 'path' || each.in === 'query' ? [{ ...each, in: each.in }] : [],
      ),
      body: requestBody?.content['application/json']?.schema ?? null,
    })),
  );
}
