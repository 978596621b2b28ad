/** Words that turn a statement round, in languages whose grammar the check does not know. */
const NEGATIONS: Record<string, RegExp> = {
  de: /^(?:nicht|nichts|nie|niemals|niemand|nirgends|kein|keine|keinen|keinem|keiner|keines|ohne|weder|kaum|un(?:möglich|nötig|zulässig))$/,
  fr: /^(?:ne|n|non|pas|jamais|rien|aucun|aucune|sans|ni|personne|nulle|impossible)$/,
  es: /^(?:no|nunca|jamás|nada|nadie|ningún|ninguno|ninguna|sin|ni|tampoco|imposible)$/,
  ar: /^(?:لا|ليس|ليست|لم|لن|غير|دون|بدون|ما|ولا|بلا)$/,
};

/** How many words of a text turn what it says round; 0 in languages without a list. @param words lower case */
export function negationsIn(words: readonly string[], language: string): number {
  const pattern = NEGATIONS[language.split('-')[0] ?? ''];
  return pattern ? words.filter((word) => pattern.test(word)).length : 0;
}
