/**
 * Words that speak to whoever marks the text instead of explaining anything: orders to ignore rules, claims about the mark, roles of a
 * conversation. English, Spanish, French and German.
 */
const ORDERS = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:rubric|rules?|instructions?|prompts?|guidelines?|above|previous|criteria|points?)\b/i,
  /\b(?:full|top|perfect|maximum|highest|best) (?:marks?|score|grade|points|credit)\b/i,
  /\b(?:mark|grade|score|rate|judge|count|treat|consider|accept|return|output|respond|answer)\b.{0,40}\b(?:covered|correct|explained|complete|right|true|passed?|100\s?%|10\/10)/i,
  /\b(?:all|every|each)\b.{0,20}\b(?:points?|criteria|items?)\b.{0,20}\b(?:covered|met|correct|satisfied|explained|fulfilled)/i,
  /\b(?:as an ai|you are (?:a|an|now|the)\b|system prompt|developer mode|jailbreak|new instructions?|the (?:grader|judge|marker|assistant|model) (?:must|should|will|shall))/i,
  /^\s*(?:system|assistant|user|developer|judge|grader)\s*[:>]/i,
  /<\/?\s*(?:system|data|passages?|instructions?|assistant)\b|\[\/?(?:INST|SYS)|<\|/i,
  /"(?:status|outcome|coverage|points)"\s*:/i,
  /\b(?:ignora|olvida|ignore|oublie|ignoriere|vergiss)\b.{0,40}\b(?:instrucciones|reglas|consignes|instructions|règles|anweisungen|regeln)\b/i,
];

/** Whether a sentence is addressed to the judge: it explains nothing, and a model may not quote it. */
export function speaksToJudge(sentence: string): boolean {
  return ORDERS.some((order) => order.test(sentence));
}
