import { splitSentences } from '../text/sentences';

/**
 * Words that speak to whoever marks the text instead of explaining anything: orders to ignore rules, claims about the mark, roles of a
 * conversation. English, Spanish, French and German. Careful: rules, scores, models, systems and what a function returns are what courses
 * are about, so each needs the company of a mark or a command.
 */
const ORDERS = [
  /^\W*(?:(?:please|now|then|so|and|but|just|ok|hey)\W+)*(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:rubric|rules?|instructions?|prompts?|guidelines?|criteria|previous|above|everything)\b/i,
  /\b(?:give|gives|giving|award|grant|deserves?|assign)\b.{0,25}\b(?:full|top|perfect|maximum|highest|best|all the) (?:marks?|grades?|points|credit|scores?)\b|\bfull marks\b/i,
  /\b(?:mark|grade|score|rate|judge|count|treat|consider|accept|report)\b.{0,25}\b(?:this|it|me|my|them|everything|all|each|every|p\d)\b.{0,40}\b(?:covered|correct|explained|complete|passed|100\s?%|10\/10)/i,
  /\b(?:all|every|each)\b.{0,20}\b(?:key )?(?:points?|criteria)\b.{0,20}\b(?:covered|met|correct|satisfied|explained|fulfilled)/i,
  /\bp\d\b.{0,12}\b(?:covered|correct|explained)\b/i,
  /\bthis (?:explanation|answer|text) (?:is|should be|must be|counts as)\b.{0,30}\b(?:correct|complete|covered|explained|perfect|right)\b/i,
  /\b(?:as an ai\b|you are (?:now )?(?:an? |the )?(?:ai|judge|grader|marker|assistant|language model)\b|system prompt|developer mode|jailbreak|new instructions?\s*:|the (?:grader|marker|examiner) (?:must|should|will|shall|has to))/i,
  /^\s*(?:SYSTEM|ASSISTANT|USER|DEVELOPER|JUDGE|GRADER)\s*[:>]/,
  /<\/?\s*(?:system|data|passages?|instructions?|assistant)\b[^>]*>|\[\/?(?:INST|SYS)|<\|/i,
  /"(?:status|outcome|coverage)"\s*:/i,
  /^\W*(?:ignora|olvida|ignore|oublie|ignoriere|ignorier|vergiss)\b.{0,40}\b(?:instrucciones|reglas|consignes|instructions|règles|anweisungen|regeln)(?!\p{L})/iu,
  /\b(?:volle punkte?zahl|volle punkte|nota más alta|máxima nota|note maximale|tous les points)(?!\p{L})/iu,
];

/** A text without the sentences that are addressed to the judge: what a model is shown of it. '' where nothing else is left. */
export function withoutOrders(text: string, locale: string): string {
  return splitSentences(text, locale)
    .filter((sentence) => !speaksToJudge(sentence.text))
    .map((sentence) => sentence.text)
    .join(' ');
}

/** Whether a sentence is addressed to the judge: it explains nothing, and a model may not quote it. */
export function speaksToJudge(sentence: string): boolean {
  return ORDERS.some((order) => order.test(sentence));
}
