import { z } from 'zod';
import type {
  Advertisement,
  Confirmation,
  MaskedInput,
  SealedShares,
  Unmasking,
} from '@/core/federation/aggregation/messages';
import { itemEstimateSchema, skillParametersSchema } from './plan';

/** Bytes and large numbers as JSON carries them. */
const bytes = z.base64().transform((text): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64')));
const whole = z
  .string()
  .regex(/^-?\d{1,200}$/)
  .transform(BigInt);
const name = z.string().max(40);

export const advertisementSchema = z.object({ from: name, sealingKey: bytes, maskingKey: bytes, signature: bytes });
export const sealedSharesSchema = z.object({ from: name, to: name, sealed: bytes });
export const maskedInputSchema = z.object({
  from: name,
  masked: z.array(whole).transform((each) => BigUint64Array.from(each)),
});
export const confirmationSchema = z.object({ from: name, survivors: z.array(name), signature: bytes });
const share = z.object({ of: name, share: z.object({ at: z.number().int(), value: whole }) });
export const unmaskingSchema = z.object({ from: name, seeds: z.array(share), keys: z.array(share) });

export const steps = ['advertise', 'share', 'mask', 'confirm', 'unmask'] as const;
export type Step = (typeof steps)[number];

/** What a member reads of the coordinator: which step it is, and what the member needs for it. */
export const stateSchema = z.object({
  /** `done` and `failed` end a federation. */
  step: z.enum([...steps, 'done', 'failed']),
  /** From 0, over all stages. */
  round: z.number().int(),
  /** Another one in each run of a coordinator. */
  run: z.string().max(40),
  sessionId: z.string(),
  /** Number of the session: messages say which one they are for. */
  session: z.number().int(),
  skills: z.array(skillParametersSchema),
  items: z.array(itemEstimateSchema),
  risk: z.array(z.number()).max(100).nullable(),
  advertisements: z.array(advertisementSchema),
  shares: z.array(sealedSharesSchema),
  survivors: z.array(name),
  confirmations: z.array(confirmationSchema),
  /** How many were in each round's sum so far. */
  history: z.array(z.number().int()),
});
export type State = z.output<typeof stateSchema>;

type Message = Advertisement | SealedShares[] | MaskedInput | Confirmation | Unmasking | object;

/** As JSON: bytes in base64, whole numbers in digits. */
export function toJson(message: Message): string {
  return JSON.stringify(message, (_, value: unknown) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
    if (value instanceof BigUint64Array) return Array.from(value, String);
    return typeof value === 'bigint' ? String(value) : value;
  });
}
