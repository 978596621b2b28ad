import type { ItemBody, ItemKey } from './contract';
import { shuffle } from './generate/random';

/**
 * An item's body as one presentation shows it: options, steps and both sides of a matching in an order of their own,
 * which stays the same for this presentation. Ids stay with their texts. Steps never stand in the right order already.
 */
export function arrange(body: ItemBody, key: ItemKey, presentationId: string): ItemBody {
  const mix = <Item>(items: readonly Item[], purpose: string) => shuffle(items, 0, `${purpose} ${presentationId}`);
  switch (body.kind) {
    case 'choice':
    case 'truth':
      return { ...body, options: mix(body.options, 'options') };
    case 'matching':
      return { ...body, left: mix(body.left, 'left'), right: mix(body.right, 'right') };
    case 'ordering': {
      const steps = mix(body.steps, 'steps');
      const solved = key.kind === 'ordering' && steps.every((step, place) => step.id === key.order[place]);
      return { ...body, steps: solved ? [...steps.slice(1), ...steps.slice(0, 1)] : steps };
    }
    default:
      return body;
  }
}
