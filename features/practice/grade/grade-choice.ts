import { type Grade, notRight, RIGHT } from './grade';

/**
 * Choice and true statement: right or wrong; a wrong option says what it really is, where the item explains it.
 *
 * @param explanations Markdown by option id, as the item carries it.
 */
export function gradeChoice(optionId: string, rightId: string, explanations: Record<string, string>): Grade {
  if (optionId === rightId) return RIGHT;
  if (optionId === '') return notRight('nothing');
  const explanation = Object.hasOwn(explanations, optionId) ? explanations[optionId] : undefined;
  return explanation ? notRight('choiceExplained', 0, { explanation }) : notRight('choiceWrong');
}
