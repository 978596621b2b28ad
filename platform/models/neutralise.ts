/**
 * Takes from a text everything with which it could pass for something other than data in a prompt: our own delimiters, the role marks of chat
 * templates (ChatML, Llama, Mistral, Gemma, Phi, Alpaca, DeepSeek), marks of citation, and characters nobody sees. What people read stays the same.
 * It can't take away the meaning of “ignore your instructions”; that a model obeys such words anyway is why it is given nothing worth
 * having and why its output is checked.
 */
export function neutralise(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .replace(DELIMITER, '‹$1$2›')
    .replace(OPEN_DELIMITER, '‹$1')
    .replace(SPECIAL_TOKEN, '‹$1›')
    .replace(TEMPLATE_TAG, '‹$1›')
    .replace(SYSTEM_TAG, '‹‹$1›')
    .replace(BRACKET_TAG, '($1)')
    .replace(CITATION, '($1)')
    .replace(ROLE_LINE, '$1$2 $3');
}

// Controls, overrides of direction, and characters without width: Unicode tags (U+E0000…) carry words that only a model reads.
const UNSEEN = /(?![\n\t])\p{Cc}|[\u00ad\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
// HTML has an element `data` too, which always has a value.
const DELIMITER = /<\s*(\/?)\s*((?:passages?|data(?!\s+value\s*=))(?![\w-])[^<>]*)>/gi;
const OPEN_DELIMITER = /<(\s*\/?)(?=\s*(?:passages?|data(?!\s+value\s*=))(?![\w-]))/gi;
const SPECIAL_TOKEN = /<\s*([|｜][^<>\n]{0,60}?[|｜])\s*>/g;
const TEMPLATE_TAG =
  /<\s*(\/?\s*(?:s|bos|eos|pad|unk|start_of_turn|end_of_turn|system|user|assistant|human|tool|tool_call|tool_response|function|think|thinking))\s*>/gi;
const SYSTEM_TAG = /<<\s*(\/?SYS)\s*>>/gi;
const BRACKET_TAG = /\[\s*(\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS))\s*\]/gi;
const CITATION = /\[\s*(c\d{1,4}(?:\s*,\s*c\d{1,4})*)\s*\]/gi;
const ROLE_LINE = /^([\s>*_#-]*)(system|assistant|user|human|instructions?|developer|tool)([*_]*\s*:)/gim;
