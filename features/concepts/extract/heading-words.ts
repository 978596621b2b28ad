/** Headings that name a part of a document, never its subject; lower case, without article. */
export const STRUCTURAL: ReadonlySet<string> = new Set(
  lines(`
  introduction|intro|summary|exercise|exercises|about|overview|discussion|discussions|conclusion|conclusions|concluding remarks|example|examples|worked example
  worked examples|solution|solutions|hint|hints|note|notes|side notes|tip|tips|warning|caution|important|remark|remarks|objective|objectives|learning objectives
  learning outcomes|outcomes|goals|question|questions|review|review questions|quiz|self-test|test yourself|check your understanding|key point|key points
  takeaways|key takeaways|recap|reference|references|bibliography|further reading|reading|resources|additional resources|links|useful links|source|sources|see also
  related concepts|related topics|glossary|terms|key terms|contents|table of contents|outline|agenda|background|motivation|preface|foreword|acknowledgements
  acknowledgments|appendix|credits|licence|license|authors|contributors|setup|installation|getting started|getting help|help|faq|frequently asked questions
  before you start|before you begin|prerequisites|episode prerequisites|requirements|instruction|instructions|task|tasks|assignment|homework|project|activity
  activities|challenge|challenges|practice|problem|problems|problem statement|answer|answers|feedback|next steps|what's next|wrap-up|wrapping up|general syntax
  explanation|explanations|definition|definitions|formal definition|details|preliminaries|usage|visual intuition|intuition|case study|case studies|scenario|demo|step|steps
  procedure|general steps|checklist|history|pros and cons|advantages|disadvantages|advantages and disadvantages|benefits|limitations|do's and don'ts|pitfalls
  common pitfalls|common mistakes|common errors|mistakes|best practices|good practice|tidying up|cleaning up|putting it all together|putting everything together
  putting it together|miscellaneous|misc|other|others|more|beyond|key concepts|key components|key ideas|main ideas|success stories|toy problem|anecdotes
  more anecdotes|observation|an observation|the road ahead|interpretation|interpretations|geometric interpretation|utilities|todo|version history|changelog|news
  introducción|resumen|ejercicio|ejercicios|ejemplo|ejemplos|conclusión|conclusiones|objetivos|preguntas|respuestas|soluciones|solución|glosario|bibliografía|fuentes|índice
  referencias|résumé|exercice|exercices|exemple|exemples|objectifs|réponses|glossaire|bibliographie|sources|sommaire|à retenir|pour aller plus loin|références|einleitung
  einführung|zusammenfassung|übung|übungen|aufgabe|aufgaben|beispiel|beispiele|lösung|lösungen|fragen|antworten|lernziele|ziele|glossar|quellen|literatur|inhalt
  inhaltsverzeichnis|fazit|hinweis|hinweise|مقدمة|المقدمة|تمهيد|خلاصة|الخلاصة|ملخص|الملخص|خاتمة|الخاتمة|تمارين|التمارين|تمرين|أمثلة|مثال|أسئلة|الأسئلة|الأجوبة|أهداف|الأهداف
  المراجع|المصادر|المصطلحات|مصطلحات|مسرد|الفهرس|worked solution|sample solution|sample answer|discussion questions|discussion topics|experiment|practical experiments|experiments|results|full example|the essentials
  at a glance|in a nutshell|quick reference|cheat sheet|tools|materials|teaching notes|instructor notes|notes for teachers|convenience functions|analytic solution`),
);

/** Words too vague to name a concept as a heading; a title, a folder, a glossary or a definition may still make one of them. */
export const VAGUE: ReadonlySet<string> = new Set(
  lines(`
  data|dataset|datasets|model|models|training|prediction|predictions|method|methods|function|functions|type|types|kind|kinds|class|classes|value|values|operation
  operations|property|properties|basics|fundamentals|concepts|implementation|implementations|concise implementation|implementation from scratch|analysis|theory
  evaluation|visualization|visualisation|performance|creation|condition|conditions|header|scope|test|match|replace|split|search|information|algorithm|algorithms
  application|applications|notation|syntax|format|structure|process|system|systems|tool|technique|techniques|approach|approaches|parameter|parameters|result
  option|options|setting|settings|rule|rules|constraint|constraints|component|components|element|elements|feature|features|policy|policies|number|numbers
  comparison|iteration|null|beginning|end|control|copying|roots|reduction|information theory basics|learning|people|time|work|job|place|part|parts|thing|things
  way|ways|idea|ideas|question|case|cases|fact|facts|name|names|term|word|words|line|lines|side|point|points|level|levels|role|roles|reason|reasons|unit|units
  action|actions|activity|event|events|group|groups|problem|error|errors|change|changes|cost|costs|effect|effects|use|uses|step|group work|overview|output|outputs|input|inputs|row|rows|column|columns|file|files|filename|sample|samples|constant|target|origin|identity|average|amount|size|length|something
  anything|number of inputs|shape|key|keys|item|items|object|objects|text|user|users|program|programs|page|example|instance|instances|variables|state|order|position|list of|rate|rates|limit|limits|documentation|signal|detail`),
);

/** First words of headings that teach how to do something with the rest: "Using X", "Introduction to X", "Properties of X". */
export const LEADS =
  /^(?:an? )?(?:short |brief |quick |gentle |first )?(?:using|use of|working with|work with|understanding|introducing|introduction to|intro to|overview of|basics of|fundamentals of|foundations of|principles of|essentials of|getting to know|learning about|learn about|exploring|explaining|defining|definition of|definitions of|applying|motivating|motivation for|more about|more on|about|all about|a look at|meet|the basics of|the concept of|the idea of|the problem of|properties of|applications? of|examples? of|advantages of|benefits of|importance of|the importance of|the role of|the need for|need for|purpose of|the purpose of|types of|kinds of|elements of|specific examples of|implementing|concise implementation of|implementation of|reasons to use|when to use|why use|lifecycle of an?|anatomy of an?|structure of an?|parts of an?|operations on|review of|revisiting|discovering|writing|creating|create|handling|demystifying) (?=\S)/i;

/** Of these leads the rest is the subject of the section, but the section is not the place that names it. */
export const ASIDE_LEADS =
  /^(?:properties of|applications? of|examples? of|specific examples of|advantages of|benefits of|operations on|writing|creating|create|handling|reasons to use|when to use|why use|implementing|motivating|motivation for|need for|the need for|types of|kinds of|elements of|applying|defining|revisiting|review of)/i;

/** Last words of headings that add a view on the subject: "Softmax revisited", "Linear regression from scratch". */
export const TAILS =
  /(?:[\s,:–—-]+(?:(?:concise )?implementation(?: from scratch)?|implementations|from scratch|in practice|in detail|in depth|in action|in code|in a nutshell|at a glance|revisited|overview|explained|basics|essentials|examples|exercises|for beginners|and beyond|cheat sheet|class|\d+))+$/i;

/** Finite verbs and pronouns: with one of these a heading is a sentence, not a name. */
export const SENTENCE_WORDS: ReadonlySet<string> = new Set(
  "is are was were be been has have had do does did don't doesn't isn't aren't can could will would should must may might shall not no we you he she they it its your our my me us their his her this that these those who whom whose which what when where why how if because while let gets get goes becomes become stays matters needs comes come go here there all every everything nothing".split(
    ' ',
  ),
);

/** Words with which no name begins or ends. */
export const EDGE_WORDS: ReadonlySet<string> = new Set(
  'a an the and or of in on at to from by for with without as into onto over under between about than then so but nor yet via per vs versus beyond after before during through across against among behind beneath beside besides near off out up down more most less least very too also only just even such same other another each every some any all both few many much own several again ever never always often still already almost quite rather there here now not no if when while because since until unless although though whether'.split(
    ' ',
  ),
);

/** Verbs that open an instruction: "Create a project", "Identify the hazards". */
export const IMPERATIVES: ReadonlySet<string> = new Set(
  'add apply ask assess avoid begin bring build calculate call change check choose clean clear close collect compare compute configure consider control convert copy count create decide define describe deploy design determine develop discuss do download draw evaluate examine explain explore fill find finish fix follow generate get give go identify implement import improve inform insert inspect install keep know learn leave let list load look make measure move note observe open order perform pick plan plot practise prepare print prove provide publish put read rebuild record reduce refit remember remove repeat replace report restore return review revisit rewrite run save say scale see select send set show shut solve sort start stop store summarize summarise switch take talk tell test think train try turn understand update use verify view visit wait watch wear work write'.split(
    ' ',
  ),
);

function lines(text: string): string[] {
  return text
    .split(/[|\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
