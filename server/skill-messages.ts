import { z } from 'zod';
import type { FittedSkill } from '@/core/tracing/bkt-fit';
import type { PlainFitOptions } from '@/core/tracing/bkt-fit-data';
import type { BktForest } from '@/core/tracing/bkt-forest';

/** Both ends of the channel are this program, so values are named, not checked again. */
export const skillsMessage = z.object({ forest: z.custom<BktForest>(), options: z.custom<PlainFitOptions>() });
export const skillsReply = z.custom<FittedSkill[]>();
