import { ORDER_STATES } from './order-states';

/** Values of Q-learning before there is any experience. */
export const ORDER_PRIOR: readonly number[] = Array.from({ length: ORDER_STATES }, () => [
  0.5, 0.3, 0.4, 0.2, 0.1,
]).flat();
