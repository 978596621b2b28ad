import { normaliseTerm } from '@/core/text/terms';
import { contentStems, jaccard } from '@/core/text/tokens';
import type { GroundingPort } from '@/features/grounding/contract';
import type { PromptPassage } from '@/platform/models/types';
import type { ItemBody, ItemKey } from '../contract';
import { tells } from '../grade/check-hints';
import { checkItem } from '../grade/check-item';
import { mentionsNumber } from '../grade/mentions';
import { askedWords, givesAway } from '../guard/gives-away';
import { type Cue, cueIn } from './cues';
import { inOrder } from './in-order';
import type { Proposal } from './proposal-schema';
import { saidTogether } from './said-together';
import type { ProposedItem } from './to-item';

/** Why a proposal is turned down; the words for teachers are in the messages of the item bank. */
export type ProposalFault =
  | Cue
  | 'unsound'
  | 'too_few_wrong'
  | 'quote'
  | 'ungrounded'
  | 'second_answer'
  | 'hint_tells'
  | 'known'
  | 'duplicate';

/** An item of the concept that is there already. */
export interface KnownItem {
  body: ItemBody;
  key: ItemKey;
}

export interface CheckContext {
  passages: readonly PromptPassage[];
  /** BCP 47 tag of the course. */
  language: string;
  terms: readonly string[];
  known: readonly KnownItem[];
  /** Fingerprints that are in the bank, or were turned down. */
  fingerprints: ReadonlySet<string>;
  grounding: Pick<GroundingPort, 'ground'>;
}

/** Questions that share more than this of their subject words ask the same, 0 to 1; less is enough where the answer is the same too. */
const SAME_QUESTION = 0.75;
const SAME_ANSWER = 0.45;
/** A quotation is as many words at least. */
const LEAST_QUOTED = 4;

/**
 * Checks by rule what a model proposed, the cheap ones first: sound, new, quoted, not giving itself away, and grounded in its passage.
 * Explanations of wrong options that don't stand are taken out of the item.
 *
 * @returns the fault, or the item and the passage that it stands on.
 */
export async function checkProposal(
  proposal: Proposal,
  item: ProposedItem,
  context: CheckContext,
  signal: AbortSignal,
): Promise<
  | { fault: ProposalFault }
  | { fault: null; item: ProposedItem; passage: PromptPassage; standsOn: readonly PromptPassage[] }
> {
  const { language } = context;
  if (context.fingerprints.has(item.fingerprint)) return { fault: 'known' };
  if ('wrong' in proposal && proposal.wrong.length < 2) return { fault: 'too_few_wrong' };
  if (proposal.kind === 'ordering' && proposal.steps.length < 3) return { fault: 'unsound' };
  if (proposal.kind === 'matching' && proposal.pairs.length < 3) return { fault: 'unsound' };
  const faults = checkItem(item, language).filter((fault) => fault !== 'hintTells');
  if (faults.length > 0) return { fault: faults.includes('answerInPrompt') ? 'answer_in_question' : 'unsound' };
  const guarded = { body: item.body, key: item.key, locale: language };
  if (item.hints.slice(0, 2).some((hint) => givesAway(guarded, hint) || tells(hint, item.body, item.key, language)))
    return { fault: 'hint_tells' };
  const cue = cueIn(item.body, item.key, language);
  if (cue) return { fault: cue };
  if (context.known.some((other) => asksTheSame(item, other, language))) return { fault: 'duplicate' };
  const passage = context.passages.find(({ ref }) => ref === proposal.passage.trim());
  if (!passage || !isQuoted(proposal.quote, passage.text)) return { fault: 'quote' };
  if (proposal.kind === 'numeric' && !mentionsNumber(passage.text, proposal.value, language))
    return { fault: 'ungrounded' };
  if (proposal.kind === 'ordering' && !inOrder(proposal.steps, passage.text, language)) return { fault: 'ungrounded' };
  // The pairs of a matching may come from several places.
  const standsOn = proposal.kind === 'matching' ? context.passages : [passage];
  const stands = (texts: readonly string[], own: 'strict' | 'marked') =>
    areGrounded(texts, standsOn, own, context, signal);
  const claims = [...item.claims, proposal.why].filter((claim) => claim.trim() !== '');
  if (claims.length > 0 && !(await stands(claims, 'strict'))) return { fault: 'ungrounded' };
  const isSaid = (text: string) => standsOn.some((each) => saidTogether(text, each.text, language));
  if (item.claims.length > 0 && !item.claims.every(isSaid)) return { fault: 'ungrounded' };
  if (proposal.kind === 'truth') {
    for (const { text } of proposal.wrong)
      if (isSaid(text) && (await stands([text], 'strict'))) return { fault: 'second_answer' };
  }
  const explanations: Record<string, string> = {};
  for (const [id, words] of Object.entries(item.explanations)) {
    if (!givesAway(guarded, words) && (await stands([words], 'marked'))) explanations[id] = words;
  }
  return {
    fault: null,
    item: { ...item, explanations, key: withRivals(item.key, context.terms) },
    passage,
    standsOn,
  };
}

/** Most terms that are kept with a gap as no misspellings of its answer. */
const MOST_RIVALS = 60;

/** A gap knows the other terms of the course: one of them is never taken for a misspelling of the answer. */
function withRivals(key: ItemKey, terms: readonly string[]): ItemKey {
  if (key.kind !== 'cloze') return key;
  const right = new Set(key.answers.map(normaliseTerm));
  const rivals = terms.filter((term) => !right.has(normaliseTerm(term)));
  return { ...key, rivals: rivals.slice(0, MOST_RIVALS) };
}

/** Whether the words stand in the passage, marks and white space aside. */
export function isQuoted(quoted: string, passage: string): boolean {
  const plain = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  const words = plain(quoted);
  return words.split(' ').length >= LEAST_QUOTED && ` ${plain(passage)} `.includes(` ${words} `);
}

function asksTheSame(item: ProposedItem, other: KnownItem, language: string): boolean {
  if (item.body.kind !== other.body.kind) return false;
  const stems = (body: ItemBody) => contentStems(wordsOf(body), language);
  const share = jaccard(stems(item.body), stems(other.body));
  return share > SAME_QUESTION || (share > SAME_ANSWER && sameKey(item, other));
}

/** What is asked, with the options: two questions of one wording ask different things by their options. */
function wordsOf(body: ItemBody): string {
  const parts =
    'options' in body ? body.options : 'steps' in body ? body.steps : body.kind === 'matching' ? body.left : [];
  return [askedWords(body), ...parts.map(({ text }) => text)].join(' ');
}

function sameKey(a: KnownItem, b: KnownItem): boolean {
  const answer = ({ body, key }: KnownItem) => {
    if ((key.kind === 'choice' || key.kind === 'truth') && 'options' in body)
      return body.options.find(({ id }) => id === key.optionId)?.text ?? '';
    if (key.kind === 'cloze') return key.answers[0] ?? '';
    return key.kind === 'numeric' ? String(key.value) : key.kind === 'short' ? key.reference : '';
  };
  const [left, right] = [answer(a).toLowerCase().trim(), answer(b).toLowerCase().trim()];
  return left !== '' && left === right;
}

/** Whether every one of these statements stands on the passage. */
async function areGrounded(
  texts: readonly string[],
  standsOn: readonly PromptPassage[],
  own: 'strict' | 'marked',
  { grounding, language, terms }: CheckContext,
  signal: AbortSignal,
): Promise<boolean> {
  // Without a mark the passage is looked for among all.
  const mark = standsOn.length === 1 ? ` [${standsOn[0]?.ref}]` : '';
  const paragraphs = texts.map((text) => `${text.trim().replace(/[.。]?$/, '.')}${mark}`);
  const { blocks, removed } = await grounding.ground(
    paragraphs.join('\n\n'),
    { passages: standsOn, language, terms, own },
    signal,
  );
  return removed.length === 0 && blocks.length > 0;
}
