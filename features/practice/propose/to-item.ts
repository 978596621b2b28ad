import { answerWords } from '@/core/text/same-answer-words';
import type { ItemBody, ItemKey } from '../contract';
import { optionIds } from '../generate/draft';
import { quote } from '../generate/inline';
import { hash, shuffle } from '../generate/random';
import type { CheckableItem } from '../grade/check-item';
import { practiceWords } from '../grade/translator';
import { askedWords } from '../guard/gives-away';
import type { Proposal } from './proposal-schema';

/** A proposal as an item, before it is checked. */
export interface ProposedItem extends CheckableItem {
  hints: [string, string, string];
  difficulty: number;
  /** The same question with the same answer, however it is spelt. */
  fingerprint: string;
  /** The answer in words, for comparing and for the worked answer. */
  answer: string;
  /** What says that the answer is right: statements that must stand on the passage. */
  claims: string[];
}

const DIFFICULTY = { easy: 0.3, medium: 0.5, hard: 0.7 } as const;

/**
 * Makes an item of what a model wrote: options shuffled, worked answer from answer, reason and quotation, the third hint the quotation with the
 * answer blanked.
 *
 * @param language BCP 47 tag of the course.
 */
export function toItem(proposal: Proposal, language: string): ProposedItem {
  const say = practiceWords('items', language);
  const { body, key, explanations, answer, claims } = partsOf(proposal, say);
  const text = quote(proposal.quote.trim());
  return {
    body,
    key,
    explanations,
    answer,
    claims,
    hints: [proposal.hint1.trim(), proposal.hint2.trim(), say('passage', { quote: quote(blanked(proposal, answer)) })],
    worked: [`**${answer}**`, proposal.why.trim(), text].filter((part) => part !== '****' && part !== '').join('\n\n'),
    difficulty: DIFFICULTY[proposal.difficulty],
    fingerprint: `model:${hash(body.kind, normal(askedWords(body), language), normal(answer, language))}`,
  };
}

interface Parts {
  body: ItemBody;
  key: ItemKey;
  explanations: Record<string, string>;
  answer: string;
  claims: string[];
}

function partsOf(proposal: Proposal, say: ReturnType<typeof practiceWords<'items'>>): Parts {
  const none = { explanations: {} };
  switch (proposal.kind) {
    case 'choice':
      return chosen('choice', proposal.question, proposal);
    case 'truth':
      return chosen('truth', say('truth'), proposal);
    case 'cloze': {
      const [answer = ''] = proposal.answers;
      const count = answer.split(/\s+/).length;
      return {
        ...none,
        body: { kind: 'cloze', prompt: say('clozeWords', { count }), text: proposal.sentence },
        key: { kind: 'cloze', answers: proposal.answers },
        answer,
        claims: [proposal.sentence.replace('____', answer)],
      };
    }
    case 'numeric': {
      const unit = proposal.unit.trim() === '' ? null : proposal.unit.trim();
      return {
        ...none,
        body: { kind: 'numeric', prompt: proposal.question, unit },
        key: { kind: 'numeric', value: proposal.value, tolerance: 0 },
        answer: `${proposal.value}${unit === null ? '' : ` ${unit}`}`,
        claims: [],
      };
    }
    case 'short': {
      const points = proposal.points.map(({ wordings }) => wordings);
      return {
        ...none,
        body: { kind: 'short', prompt: proposal.question },
        key: { kind: 'short', reference: proposal.reference, keyPoints: points },
        answer: proposal.reference,
        claims: [proposal.reference],
      };
    }
    case 'ordering': {
      const steps = optionIds(proposal.steps.map((text) => ({ text })));
      return {
        ...none,
        body: { kind: 'ordering', prompt: proposal.question, steps },
        key: { kind: 'ordering', order: steps.map(({ id }) => id) },
        answer: proposal.steps.map((step, at) => `${at + 1}. ${step}`).join(' '),
        claims: proposal.steps,
      };
    }
    case 'matching': {
      const left = optionIds(proposal.pairs.map((pair) => ({ text: pair.left })));
      const right = proposal.pairs.map((pair, at) => ({ id: String(at + 1), text: pair.right }));
      return {
        ...none,
        body: { kind: 'matching', prompt: proposal.question, left, right },
        key: { kind: 'matching', pairs: Object.fromEntries(left.map(({ id }, at) => [id, String(at + 1)])) },
        answer: proposal.pairs.map((pair) => `${pair.left}: ${pair.right}`).join('; '),
        claims: proposal.pairs.map((pair) => `${pair.left}: ${pair.right}`),
      };
    }
  }
}

function chosen(
  kind: 'choice' | 'truth',
  prompt: string,
  proposal: { right: string; wrong: readonly { text: string; why: string }[] },
): Parts {
  const texts = [{ text: proposal.right, why: '' }, ...proposal.wrong];
  const options = optionIds(shuffle(texts, 0, `${kind} ${prompt} ${proposal.right}`));
  const right = options.find(({ text }) => text === proposal.right)?.id ?? '';
  return {
    body: { kind, prompt, options: options.map(({ id, text }) => ({ id, text })) },
    key: { kind, optionId: right },
    explanations: Object.fromEntries(
      options.flatMap(({ id, why }) => (id === right || why.trim() === '' ? [] : [[id, why.trim()]])),
    ),
    answer: proposal.right,
    claims: [proposal.right],
  };
}

/** The quotation with the answer left out, where it stands there word for word. */
function blanked(proposal: Proposal, answer: string): string {
  const texts = proposal.kind === 'cloze' ? proposal.answers : [answer];
  return texts.reduce((text, each) => {
    const plain = each.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return plain === '' ? text : text.replace(new RegExp(plain, 'giu'), '____');
  }, proposal.quote.trim());
}

function normal(text: string, language: string): string {
  return answerWords(text.replace(/[^\p{L}\p{N}\s_-]+/gu, ' '), language).join(' ');
}
