/**
 * Flesch reading ease: 206.835 − 1.015·(words per sentence) − 84.6·(syllables per word); 0 very hard to 100 very easy, beyond both for
 * extreme texts. English. Flesch 1948, "A new readability yardstick", Journal of Applied Psychology 32(3), 221–233.
 */
export function fleschReadingEase(wordsPerSentence: number, syllablesPerWord: number): number {
  return 206.835 - 1.015 * wordsPerSentence - 84.6 * syllablesPerWord;
}

/**
 * Flesch–Kincaid grade level, in years of US schooling: 0.39·(words per sentence) + 11.8·(syllables per word) − 15.59. English.
 * Kincaid, Fishburne, Rogers & Chissom 1975, Naval Technical Training Command, Research Branch Report 8-75.
 */
export function fleschKincaidGrade(wordsPerSentence: number, syllablesPerWord: number): number {
  return 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59;
}

/**
 * Fernández Huerta's lecturabilidad for Spanish: 206.84 − 60·(syllables per word) − 1.02·(words per sentence), 0 hard to 100 easy.
 * Fernández Huerta 1959, "Medidas sencillas de lecturabilidad", Consigna 214, 29–32; the second term as corrected by Law 2011, since the paper
 * as printed mistakes sentences per hundred words for words per sentence.
 */
export function fernandezHuerta(wordsPerSentence: number, syllablesPerWord: number): number {
  return 206.84 - 60 * syllablesPerWord - 1.02 * wordsPerSentence;
}

/**
 * Kandel & Moles' adaptation of Flesch's reading ease to French: 207 − 1.015·(words per sentence) − 73.6·(syllables per word).
 * Kandel & Moles 1958, "Application de l'indice de Flesch à la langue française", Cahiers Études de Radio-Télévision 19, 253–274.
 */
export function kandelMoles(wordsPerSentence: number, syllablesPerWord: number): number {
  return 207 - 1.015 * wordsPerSentence - 73.6 * syllablesPerWord;
}

/**
 * Amstad's adaptation of Flesch's reading ease to German: 180 − (words per sentence) − 58.5·(syllables per word).
 * Amstad 1978, "Wie verständlich sind unsere Zeitungen?", dissertation, Universität Zürich.
 */
export function amstad(wordsPerSentence: number, syllablesPerWord: number): number {
  return 180 - wordsPerSentence - 58.5 * syllablesPerWord;
}

/**
 * LIX: (words per sentence) + (percent of words longer than six letters); about 25 for children's books, 40 for newspapers, 60 for official prose.
 * For any alphabetic language. Björnsson 1968, "Läsbarhet", Liber, Stockholm; Anderson 1983, Journal of Reading 26(6), 490–496.
 *
 * @param longWordShare 0 to 1.
 */
export function lix(wordsPerSentence: number, longWordShare: number): number {
  return wordsPerSentence + 100 * longWordShare;
}
