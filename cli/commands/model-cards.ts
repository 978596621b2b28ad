import type { Command } from 'commander';
import { describeCards } from '@/features/model-cards/describe';
import { withMeno } from '../open';

export function addModelCardsCommand(program: Command): void {
  program
    .command('model-cards')
    .description('print a card for every model, as Markdown: what for, from what, how well, where it fails')
    .option('--json', 'print one JSON object')
    .action(({ json }: { json?: boolean }) =>
      withMeno(async ({ services, districtId }) => {
        const cards = await services.modelCards.fresh(districtId);
        process.stdout.write(json ? `${JSON.stringify(cards)}\n` : describeCards(cards));
      }),
    );
}
