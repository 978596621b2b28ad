import { expect, test } from 'vitest';
import { z } from 'zod';
import { toModelSchema } from './model-schema';

test('keeps to the subset, with zod to check what it cannot say', () => {
  const schema = z.object({
    title: z.string().min(1).max(80).regex(/\S/).describe('short'),
    sure: z.boolean(),
    score: z.number().min(0).max(1),
    steps: z.array(z.int().min(1).max(9)).min(1).max(3),
    kind: z.enum(['a', 'b']),
    always: z.literal('yes'),
    part: z.discriminatedUnion('type', [
      z.object({ type: z.literal('x'), x: z.string() }),
      z.object({ type: z.literal('y'), y: z.int() }),
    ]),
  });
  expect(toModelSchema(schema)).toEqual({
    type: 'object',
    properties: {
      title: { type: 'string', maxLength: 80, description: 'short' },
      sure: { type: 'boolean' },
      score: { type: 'number' },
      steps: { type: 'array', items: { type: 'integer' }, maxItems: 3 },
      kind: { enum: ['a', 'b'] },
      always: { const: 'yes' },
      part: {
        oneOf: [
          {
            type: 'object',
            properties: { type: { const: 'x' }, x: { type: 'string' } },
            required: ['type', 'x'],
            additionalProperties: false,
          },
          {
            type: 'object',
            properties: { type: { const: 'y' }, y: { type: 'integer' } },
            required: ['type', 'y'],
            additionalProperties: false,
          },
        ],
      },
    },
    required: ['title', 'sure', 'score', 'steps', 'kind', 'always', 'part'],
    additionalProperties: false,
  });
  expect(toModelSchema(schema)).toBe(toModelSchema(schema));
});

test.each([
  ['an optional field', z.object({ a: z.string().optional() }), /\$\.a: no optional/],
  ['a field that may be null', z.object({ a: z.string().nullable() }), /\$\.a/],
  ['a union of values', z.object({ a: z.union([z.string(), z.int()]) }), /\$\.a/],
  ['a record', z.object({ a: z.record(z.string(), z.string()) }), /\$\.a: an object names/],
  ['a tuple', z.object({ a: z.tuple([z.string(), z.int()]) }), /tuple/],
  ['anything', z.object({ a: z.unknown() }), /\$\.a/],
  ['a date', z.object({ a: z.date() }), /./],
  ['a list as the whole', z.array(z.string()), /is an object/],
  ['a text as the whole', z.string(), /is an object/],
])('refuses %s', (_, schema, why) => {
  expect(() => toModelSchema(schema)).toThrow(why);
});
