const LOOKALIKES: Record<string, string> = Object.fromEntries(
  [...'аaеeоoрpсcхxуyіiјjѕsԁdһhոnοoαaεeιiκkνvρpτtυuχx'.matchAll(/(.)(.)/gu)].map(([, odd, plain]) => [odd, plain]),
);
const LEET: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };
/** Shorter words turn up by chance in letters that are run together. */
const SHORTEST = 5;

/** Words that mix Latin letters with look-alikes of other alphabets, in Latin letters; words of one alphabet stay. */
export function inOneAlphabet(text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) =>
    /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
      ? [...word].map((sign) => LOOKALIKES[sign] ?? sign).join('')
      : word,
  );
}

/** Letters and digits only, lower case, without accents, look-alikes of other alphabets written in Latin ones. */
export function squeeze(text: string): string {
  return [...text.normalize('NFKD').toLowerCase()]
    .map((sign) => LOOKALIKES[sign] ?? sign)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Whether a text in its other shapes ({@link shapesOf}) carries a word or short phrase: letters set apart, backwards, as first letters, in digits
 * for letters, in Base64, hexadecimal or ROT13. Words of fewer than five letters are never found so.
 */
export function carriesDisguised(shapes: readonly string[], answer: string): boolean {
  const wanted = squeeze(answer);
  return wanted.length >= SHORTEST && shapes.some((shape) => shape.includes(wanted));
}

/** A text as letters and digits only, in each shape in which a word can hide. */
export function shapesOf(text: string): string[] {
  const plain = squeeze(text);
  const leet = squeeze([...text].map((sign) => LEET[sign] ?? sign).join(''));
  const leetL = squeeze([...text].map((sign) => (sign === '1' ? 'l' : (LEET[sign] ?? sign))).join(''));
  return [
    // Letters that are set apart by anything: words as they stand are found by those who read words.
    squeeze((text.match(/(?:(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[^\p{L}\p{N}]{1,4}|$)){4,}/gu) ?? []).join(' ')),
    [...plain].reverse().join(''),
    ...(leet === plain ? [] : [leet, leetL]),
    rot13(plain),
    ...initials(text),
    ...decoded(text),
  ];
}

function initials(text: string): string[] {
  const firsts = (pieces: string[]) => pieces.map((piece) => squeeze(piece).charAt(0)).join('');
  return [firsts(text.split(/\n+/)), firsts(text.split(/(?<=[.!?])\s+/)), firsts(text.split(/\s+/))];
}

function rot13(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97));
}

function decoded(text: string): string[] {
  const base64 = (text.match(/[A-Za-z0-9+/_-]{8,}={0,2}/g) ?? []).map((piece) => Buffer.from(piece, 'base64'));
  const hex = (text.match(/(?:[0-9a-f]{2}[\s:,]*){5,}/gi) ?? []).map((piece) =>
    Buffer.from(piece.replace(/[^0-9a-f]/gi, ''), 'hex'),
  );
  return [...base64, ...hex].map((bytes) => squeeze(bytes.toString('utf8')));
}
