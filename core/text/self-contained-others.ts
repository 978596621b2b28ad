import type { LeaningRules } from './self-contained-rules';

/** German: connectives, demonstratives and pronouns at the front; the verb stands second, so most leaning shows there. */
export const GERMAN: LeaningRules = {
  openers:
    /^(?:und|aber|oder|denn|sondern|doch|also|daher|deshalb|deswegen|darum|somit|folglich|außerdem|zudem|ferner|ebenso|ebenfalls|auch|dann|danach|anschließend|schließlich|zweitens|drittens|hier|hierbei|hierfür|hierzu|dabei|dadurch|dafür|damit|danach|daraus|darin|dazu|jedoch|trotzdem|dennoch|allerdings|stattdessen|andererseits|umgekehrt|zum beispiel|beispielsweise|das heißt|diese[rsnm]?|jene[rsnm]?|solche[rsnm]?|er|sie|es(?! (?:ist|gibt|kann|muss|lohnt|empfiehlt))|sein[er]?|ihr[e]?|beide|letztere[rs]?|erstere[rs]?)(?![\p{L}-])/u,
  pointsBack:
    /\b(?:wie (?:oben|bereits|zuvor|vorher|schon)|(?:siehe )?oben(?= |[.,;:)])|obige[rsnm]?|vorherige[rsnm]?|vorangehende[rsnm]?)(?![\p{L}-])/u,
  announces: /\b(?:folgende[rsnm]?|wie folgt|(?:weiter )?unten)(?![\p{L}-])/u,
  elsewhere:
    /\b(?:in diesem (?:kapitel|abschnitt|kurs)|(?:im|in) (?:nächsten|letzten|folgenden|vorigen) (?:kapitel|abschnitt)|(?:kapitel|abschnitt|abbildung|tabelle|gleichung|übung|abb\.|kap\.) \d|siehe|vgl\.|am ende dieses)(?![\p{L}-])/u,
};

/** French. */
export const FRENCH: LeaningRules = {
  openers:
    /^(?:et|mais|ou|or|donc|car|ainsi|alors|cependant|toutefois|pourtant|néanmoins|de plus|en outre|par ailleurs|également|ensuite|puis|enfin|deuxièmement|ici|là|par conséquent|en effet|au contraire|inversement|par exemple|c'est[- ]à[- ]dire|c'est|ce|cet|cette|ces|cela|ceci|celui|celle|ceux|celles|il(?! (?:est (?:important|possible|nécessaire|utile)|faut|existe|y a|s'agit))|elle|ils|elles|son|sa|ses|leur|leurs|tous deux|l'autre|les autres)(?![\p{L}-])/u,
  pointsBack: /(?:ci-dessus|précédent(?:e|es|s)?|comme (?:avant|vu|indiqué|mentionné))(?![\p{L}-])/u,
  announces: /(?:suivant(?:e|es|s)?|ci-dessous|comme suit)(?![\p{L}-])/u,
  elsewhere:
    /(?:dans (?:ce chapitre|cette section|ce cours|la section suivante|le prochain chapitre)|(?:chapitre|section|figure|tableau|équation|exercice) \d|voir )/u,
};

/** Spanish. */
export const SPANISH: LeaningRules = {
  openers:
    /^(?:y|pero|o|sino|pues|así|entonces|luego|sin embargo|no obstante|además|también|asimismo|después|finalmente|por último|en segundo lugar|aquí|ahí|por (?:lo )?tanto|por eso|por ello|en cambio|al contrario|por ejemplo|es decir|este|esta|estos|estas|esto|ese|esa|esos|esas|eso|aquel(?:la|los|las)?|él|ella|ellos|ellas|su|sus|ambos|ambas|el otro|la otra|los otros|las otras)(?![\p{L}-])/u,
  pointsBack: /(?:anterior(?:es|mente)?|más arriba|como (?:antes|vimos|se (?:mostró|indicó)))(?![\p{L}-])/u,
  announces: /(?:siguientes?|a continuación|más abajo)(?![\p{L}-])/u,
  elsewhere:
    /(?:en (?:este capítulo|esta sección|este curso|la siguiente sección|el próximo capítulo)|(?:capítulo|sección|figura|tabla|ecuación|ejercicio) \d|véase )/u,
};
