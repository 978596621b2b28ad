import { ORDER_STATES } from './order-states';

/**
 * Values of Q-learning before there is any experience: what is begun is gone on with, but where it doesn't move what it needs is
 * asked first; reviews come before new concepts.
 */
export const ORDER_PRIOR: readonly number[] = Array.from({ length: ORDER_STATES }, () => [
  0.5, 0.3, 0.4, 0.2, 0.6,
]).flat();
