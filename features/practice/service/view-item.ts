import type { Tx } from '@/platform/database/transaction';
import type { BankItemView } from '../contract';
import type { ItemHtml } from '../html';
import { getItem } from './item-bank';

/** An item of the bank with everything in it rendered, for those who may change it. @throws item_not_found */
export async function viewItem(html: ItemHtml, tx: Tx, courseId: string, itemId: string): Promise<BankItemView> {
  const item = await getItem(tx, courseId, itemId);
  const place = { tx, courseId, sourceId: item.sourceId };
  const hintsHtml: string[] = [];
  for (const hint of item.hints) hintsHtml.push(await html.text(place, hint));
  const explanationsHtml: Record<string, string> = {};
  for (const [id, words] of Object.entries(item.explanations)) explanationsHtml[id] = await html.text(place, words);
  return {
    ...item,
    html: await html.body(place, item.body),
    hintsHtml,
    workedHtml: await html.text(place, item.worked),
    explanationsHtml,
  };
}
