import type { ItemBody, ItemResponse } from '../contract';
import { bare } from './says';

/** A learner's answer as words: options and steps by their texts. */
export function responseWords(body: ItemBody, response: ItemResponse): string {
  const textOf = (parts: readonly { id: string; text: string }[], id: string) =>
    bare(parts.find((part) => part.id === id)?.text ?? '');
  if (response.kind === 'choice' || response.kind === 'truth')
    return 'options' in body ? textOf(body.options, response.optionId) : '';
  if (response.kind === 'ordering')
    return body.kind === 'ordering' ? response.order.map((id) => textOf(body.steps, id)).join('; ') : '';
  if (response.kind === 'matching')
    return body.kind === 'matching'
      ? Object.entries(response.pairs)
          .map(([left, right]) => `${textOf(body.left, left)}: ${textOf(body.right, right)}`)
          .sort()
          .join('; ')
      : '';
  return response.text;
}
