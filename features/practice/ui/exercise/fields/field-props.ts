import type { ItemBody, ItemResponse, Presentation } from '../../../contract';

/** What every kind of answer field gets. */
export interface AnswerFieldProps<Kind extends ItemBody['kind']> {
  body: Extract<ItemBody, { kind: Kind }>;
  response: Extract<ItemResponse, { kind: Kind }> | null;
  onChange: (response: ItemResponse) => void;
  /** Finished: stays readable, takes no more input. */
  locked: boolean;
  presentation: Presentation;
  /** Language of the course. */
  lang: string;
  /** Id of the element that asks the question. */
  labelledBy: string;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The server's HTML of a part of a question, or its plain text as HTML where the server sent none. */
export function htmlOf(presentation: Presentation, part: string, plain: string): string {
  return presentation.html[part] ?? plain.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

/** Text without the marks of Markdown, for labels that are read out. */
export function spoken(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*$\\]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
