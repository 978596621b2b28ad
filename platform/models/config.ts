import { z } from 'zod';
import { normaliseBaseUrl } from './openai/endpoint';
import { usualLimits } from './serving/rules';

/** `models.json` of the data folder: which models there are, and for what. Holds no key, only where one is found. */
export const CONFIG_FILE = 'models.json';

const purposes = ['tutor', 'judge', 'embeddings'] as const;
const milliseconds = z.int().min(1).max(280_000);
const common = {
  /** Name of the entry, and of the model in records. */
  id: z.string().regex(/^[a-z0-9][a-z0-9._:-]{0,99}$/, 'lower-case letters, digits and . _ : - only, at most 100'),
  /** Requests at the same time. */
  slots: z.int().min(1).max(256).optional(),
  /** Tokens that prompt and answer share. */
  contextTokens: z.int().min(512).max(10_000_000).optional(),
  /** For embeddings: components of a vector, and what the model wants before a text. */
  dimensions: z.int().min(1).max(16_384).optional(),
  queryPrefix: z.string().max(200).optional(),
  passagePrefix: z.string().max(200).optional(),
};

const serverSchema = z.strictObject({
  kind: z.literal('openai'),
  ...common,
  url: z.string().refine(isAddress, 'no http or https address without ?, # and a key'),
  model: z.string().min(1).max(300),
  /** Environment variable, or file, that holds the key. */
  keyEnv: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'no name of an environment variable')
    .optional(),
  keyFile: z.string().min(1).optional(),
  firstTokenMs: milliseconds.optional(),
  betweenTokensMs: milliseconds.optional(),
  questionMs: milliseconds.optional(),
});

const ggufSchema = z.strictObject({
  kind: z.literal('gguf'),
  ...common,
  /** Path of the file; one that is relative begins at the folder `models` of the data folder. */
  file: z.string().min(1),
  /** Threads of the processor; a core is left free unless said otherwise. */
  threads: z.int().min(1).max(256).optional(),
});

export const modelEntrySchema = z.discriminatedUnion('kind', [serverSchema, ggufSchema]);

/** What one learner and one request may use, in tokens. */
const limitsSchema = z.strictObject({
  tokensPerLearnerHour: z.int().min(1_000).max(1_000_000_000).default(usualLimits.tokensPerLearnerHour),
  answerTokens: z.int().min(64).max(65_536).default(usualLimits.answerTokens),
});

export const modelsConfigSchema = z
  .strictObject({
    models: z.array(modelEntrySchema).max(50).default([]),
    /** Ids by purpose, the first to be tried first. */
    order: z
      .strictObject({
        tutor: z.array(z.string()).default([]),
        judge: z.array(z.string()).default([]),
        embeddings: z.array(z.string()).default([]),
      })
      .prefault({}),
    limits: limitsSchema.optional(),
  })
  .superRefine(({ models, order }, context) => {
    const ids = models.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined)
      context.addIssue({ code: 'custom', path: ['models'], message: `'${twice}' is there twice` });
    for (const purpose of purposes)
      for (const id of order[purpose]) {
        if (!ids.includes(id))
          context.addIssue({ code: 'custom', path: ['order', purpose], message: `there is no model '${id}'` });
        else if (order[purpose].filter((other) => other === id).length > 1)
          context.addIssue({ code: 'custom', path: ['order', purpose], message: `'${id}' is there twice` });
      }
    for (const { id, dimensions } of models)
      if (order.embeddings.includes(id) && dimensions === undefined)
        context.addIssue({
          code: 'custom',
          path: ['models', id],
          message: 'a model for embeddings has its dimensions',
        });
  });

export type ServerEntry = z.output<typeof serverSchema>;
export type GgufEntry = z.output<typeof ggufSchema>;
export type ModelEntry = z.output<typeof modelEntrySchema>;
export type ModelsConfig = z.output<typeof modelsConfigSchema>;

/** `models.json` that can't be used; the message names the place and the reason. */
export class ModelsConfigError extends Error {
  override name = 'ModelsConfigError';
}

/** @throws ModelsConfigError */
export function parseModelsConfig(text: string): ModelsConfig {
  const json = (() => {
    try {
      return JSON.parse(text);
    } catch {
      throw new ModelsConfigError(`${CONFIG_FILE} is no JSON`);
    }
  })();
  return checkModelsConfig(json);
}

/** @throws ModelsConfigError */
export function checkModelsConfig(value: unknown): ModelsConfig {
  const parsed = modelsConfigSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`);
  throw new ModelsConfigError(`${CONFIG_FILE}: ${problems.join('; ')}`);
}

function isAddress(address: string): boolean {
  try {
    normaliseBaseUrl(address);
    return true;
  } catch {
    return false;
  }
}
