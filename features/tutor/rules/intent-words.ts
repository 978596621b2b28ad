import type { TurnedReason } from '../contract';

/** What an utterance may be about beside the matter itself; the first that fits counts. */
export type Intent = TurnedReason | 'answer_please' | 'hint_please' | 'check_please' | 'thanks' | 'question';

/**
 * Rules in the order in which they are asked, each for English, Spanish, French, German and Arabic. They are deliberately narrow where
 * a course may be about the thing itself (medicine, history, security): the learner's own person, or a wish to do it, has to show.
 */
export const INTENT_RULES: readonly { intent: Exclude<Intent, 'question'>; patterns: readonly RegExp[] }[] = [
  {
    intent: 'self_harm',
    patterns: [
      /\b(?:kill(?:ing)? my ?self|end(?:ing)? my (?:own )?life|take my (?:own )?life|hurt(?:ing)? my ?self|harm(?:ing)? my ?self|cut(?:ting)? my ?self|self[- ]?harm(?:ing)? (?:my|again|myself)|i(?: am|['’]?m)? suicidal|commit suicide tonight|(?:i|just) (?:really )?(?:want|wanna|wish)(?: to| i (?:was|were)) (?:die|be dead|disappear forever|dead)|i (?:do not|don['’]?t|dont) want to (?:live|be alive|exist|be here anymore)|no (?:reason|point) (?:to|in) (?:live|living)|better off (?:dead|without me)|(?:how|ways?) (?:can i|do i|to) (?:kill myself|die painlessly|overdose))\b/i,
      /\b(?:me quiero morir|quiero (?:morir|matarme|suicidarme)|no quiero (?:vivir|seguir viviendo)|hacerme daño|cortarme las venas)/i,
      /\b(?:je veux mourir|je veux me (?:tuer|suicider)|me faire du mal|je ne veux plus vivre|en finir avec (?:la|ma) vie)/i,
      /\b(?:ich will (?:sterben|nicht mehr leben|mich umbringen)|mich (?:selbst )?(?:umbringen|verletzen|ritzen)|mir das leben nehmen)/i,
      /(?:أريد أن أموت|اريد ان اموت|أقتل نفسي|اقتل نفسي|الانتحار|أؤذي نفسي|لا أريد أن أعيش)/u,
    ],
  },
  {
    intent: 'abuse',
    patterns: [
      /\b(?:(?:some(?:one|body)|my (?:dad|father|mum|mom|mother|uncle|brother|teacher|coach|stepdad|boyfriend)|he|she|they) (?:hits|beats|hurts|touche[sd]|molest(?:s|ed)|threatens) me|(?:i am|i['’]?m) being (?:bullied|abused|threatened|blackmailed)|(?:bully|bullies|bullying) me)\b/i,
      /\b(?:me (?:pega|golpea|acosa)n?|me (?:frappe|harcèle|tape)|schlägt mich|mobbt mich|werde gemobbt)\b/i,
    ],
  },
  {
    intent: 'danger',
    patterns: [
      /\b(?:how (?:do i|do you|can i|to)|tell me how to|teach me to|help me|i want to|i(?:['’]m| am) going to|steps to|recipe for)\b.{0,40}\b(?:(?:make|build|construct|assemble|3d[- ]?print|buy|get) (?:a |an |some |my own )?(?:pipe )?(?:bombs?|guns?|explosives?|grenades?|molotovs?|weapons?|nerve gas|napalm|poison gas)|(?:kill|murder|poison|shoot|stab|attack|hurt|beat up) (?:some(?:one|body)|people|him|her|them|my (?:\w+ )?(?:teacher|classmate|class|school|sister|brother|mother|father|mum|mom|dad|boss|neighbou?r))|shoot up)\b/i,
      /\b(?:cómo|como) (?:hacer|fabricar|construir) (?:una? )?(?:bomba|arma|explosivo)/i,
      /\bcomment (?:faire|fabriquer|construire) (?:une? )?(?:bombe|arme|explosif)/i,
      /\bwie (?:baue?|bastel|mache) (?:ich|man) (?:eine? )?(?:bombe|waffe|sprengstoff)/i,
      /كيف (?:أصنع|اصنع) (?:قنبلة|سلاح)/u,
    ],
  },
  {
    intent: 'sexual',
    patterns: [
      /\b(?:porn\w*|nudes?|sexting|(?:send|show|write|tell|draw)\b.{0,25}\b(?:sexy|erotic\w*|sexual (?:story|stories|picture|photo)s?|naked|nude)|have sex with (?:me|you)|talk dirty|blow ?job|hentai)\b/i,
      /\b(?:porno|historia erótica|histoire érotique|sexgeschichte|nacktbilder)\b/i,
    ],
  },
  {
    intent: 'drugs',
    patterns: [
      /\b(?:where|how) (?:can|do|could|to)\b.{0,15}\b(?:buy|get|make|cook|grow|score|smoke|sell)\b.{0,20}\b(?:weed|cannabis|marijuana|cocaine|crack|meth\w*|heroin|lsd|mdma|ecstasy|fentanyl|ketamine|vapes?|alcohol|beer|vodka)\b/i,
      /\b(?:dónde|donde|cómo|como) (?:puedo )?(?:comprar|conseguir|hacer) (?:hierba|marihuana|cocaína|drogas)/i,
      /\b(?:où|comment) (?:acheter|trouver|fabriquer) (?:de la |du )?(?:cannabis|cocaïne|drogue)/i,
      /\bwo (?:kann ich|bekomme ich|kauf\w*) .{0,15}(?:gras|kokain|drogen)/i,
    ],
  },
  {
    intent: 'hacking',
    patterns: [
      /\b(?:how (?:do i|do you|can i|to)|help me|teach me to|can you|i want to)\b.{0,30}\b(?:hack|crack|break|phish|ddos|steal|bypass|guess)\b.{0,40}\b(?:accounts?|passwords?|wi-?fi|(?:school|teacher['’]?s?|friend['’]?s?|someone['’]?s?|bank|instagram|snapchat|email|computer|network|server|grades?|filter|proctor\w*))\b/i,
      /\b(?:change|alter|edit|see) (?:my|the|his|her) (?:grades?|marks?|mastery|scores?) (?:in|on|without|myself|secretly)/i,
      /\bhackear\b|\bpirater (?:un|le|la) (?:compte|wifi)|\b(?:konto|passwort|wlan|account) (?:hacken|knacken)\b/i,
    ],
  },
  {
    intent: 'instructions',
    patterns: [
      /\b(?:system|hidden|initial|original|secret|developer|internal) (?:prompt|instructions?|message|rules)\b/i,
      /\b(?:ignore|disregard|forget|override|bypass|skip|drop)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|restrictions?|guard ?rails?|polic(?:y|ies)|everything (?:above|before)|(?:all|what)(?: of)? (?:the )?(?:above|previous|before))\b/i,
      /\b(?:your|the) (?:instructions|prompt|rules|guidelines) (?:say|are|were|above|verbatim|word for word)\b|\b(?:repeat|print|show|reveal|output|tell me|what (?:are|is|were)|translate|summari[sz]e|encode)\b.{0,30}\b(?:your (?:instructions?|prompt|rules|guidelines|configuration)|(?:the )?(?:words|text|lines?|everything|message) (?:above|before this))\b/i,
      /\b(?:you are now|from now on,? you(?: are|['’]re| will)|act as|pretend (?:to be|you)|role-?play as|developer mode|dan mode|jail ?break|do anything now|enable (?:debug|admin|god) mode|sudo)\b/i,
      /<\|?(?:im_start|im_end|system|assistant|endoftext)\|?>|\[\/?INST\]|<<SYS>>|^\s*(?:###\s*)?(?:system|assistant|developer)\s*:/im,
      /\b(?:ignora|olvida|omite)\b.{0,30}\b(?:instrucciones|reglas)|instrucciones (?:del sistema|ocultas|anteriores)/i,
      /\b(?:ignore[zs]?|oublie[zs]?)\b.{0,30}\b(?:instructions|consignes|règles)|(?:instructions|consignes) (?:du système|précédentes|cachées)/i,
      /\b(?:ignorier\w*|vergiss|missachte)\b.{0,40}\b(?:anweisung\w*|regeln|vorgaben)|system-?(?:prompt|anweisung)/i,
      /(?:تجاهل|انس|إنس).{0,30}(?:التعليمات|القواعد|الأوامر)|تعليمات النظام/u,
      /忽略.{0,12}(?:指令|指示|规则)|系统提示/u,
      /игнорируй.{0,30}(?:инструкци|правил)|системн\w+ (?:промпт|инструкци)/iu,
    ],
  },
  {
    intent: 'other_people',
    patterns: [
      /\b(?:other|another|different) (?:learner|student|pupil|classmate|person|user|kid)s?['’]?s?\b.{0,40}\b(?:answers?|scores?|marks?|grades?|progress|mastery|results?|messages?|chats?|said|wrote|did|doing|know)\b/i,
      /\b(?:what|how)\b.{0,20}\b(?:score|grade|mark|answer|result)s?\b.{0,20}\b(?:did|does|of|has)\b.{0,20}\b(?:[A-Z][a-z]+|classmates?|the (?:others|rest|class)|everyone|my friend)\b/,
      /\b(?:who (?:else )?(?:is|has|got|failed|passed)|list)\b.{0,25}\b(?:in (?:my|this|the) class|students?|learners?|pupils?|best|worst|highest|lowest)\b/i,
      /\b(?:what did|how is|how did|show me|tell me)\b.{0,12}\b(?:my (?:friend|classmate|brother|sister)|[A-Z][a-z]+)\b.{0,25}\b(?:get|got|answer\w*|score\w*|write|wrote|do(?:ing)?|ask\w*)\b/,
      /\b(?:email|e-mail|phone|address|password)\b.{0,20}\b(?:of|for)\b.{0,20}\b(?:my|the|a|another) (?:teacher|student|classmate|learner|friend)/i,
      /\b(?:otros|otro) (?:alumn|estudiante)|\b(?:autres|autre) (?:élève|étudiant)|\b(?:andere[rnms]?) (?:schüler|lernende|studierende)|(?:الطلاب|الطلبة) الآخر/iu,
    ],
  },
  {
    intent: 'answer_please',
    patterns: [
      /\b(?:(?:just |please |can you |could you |pls |plz )*(?:give|tell|show|send|say)(?: me| us)?|what(?:['’]?s| is| are)|i (?:just )?(?:need|want)|reveal|spell(?: out)?|write(?: out)?|encode|hide)\b.{0,40}\b(?:the |its |that |right |correct )*(?:answers?|solutions?|right (?:one|option)|correct (?:one|option|choice))\b/i,
      /\b(?:give|tell|show|send)(?: me| us)? (?:the |its )?(?:right|correct|missing|whole|full)? ?(?:order|number|word|pairs?|steps?|code|sequence|matches)\b|\b(?:what|which) (?:number|word|code|letter|order|option)\b.{0,20}\b(?:do|should|must|can) i\b.{0,15}\b(?:put|write|enter|fill|type|choose|pick)\b/i,
      /\b(?:which|what) (?:one|option|answer|choice|letter|number)\b.{0,20}\b(?:right|correct|true|it)\b|\bsolve (?:it|this|the (?:exercise|question|task|problem))\b|\b(?:answer|do) (?:it|this|the (?:question|exercise)|number \d+) for me\b/i,
      /\b(?:dame|dime|cuál es|cual es|quiero|muéstrame)\b.{0,20}\b(?:la )?(?:respuesta|solución)/i,
      /\b(?:donne[zs]?|dis|dites|quelle est|montre|je veux)\b.{0,20}\b(?:la )?(?:réponse|solution)/i,
      /\b(?:gib|sag|nenn|was ist|wie (?:ist|lautet)|zeig|ich will)\b.{0,20}\b(?:die )?(?:antwort|lösung)/i,
      /(?:أعطني|اعطني|قل لي|ما هي?|ما هو|أريد) ?(?:الجواب|الإجابة|الاجابة|الحل)/u,
    ],
  },
  {
    intent: 'check_please',
    patterns: [
      /^\s*(?:so )?(?:is|are|isn['’]t) (?:it|this|that|the answer|my answer)\b|\b(?:am i|is (?:that|this|it)) (?:right|correct|wrong)\b|\b(?:check|correct|mark) (?:my|this) (?:answer|work)\b|\b(?:i think|i guess|i['’]d say|my answer is)\b.{0,80}\?\s*$/i,
      /\bes correct[oa]\b|\best-ce (?:correct|juste|que c['’]est)\b|\bist (?:das|es|meine antwort) (?:richtig|korrekt)\b|هل (?:هذا|الجواب|إجابتي) صحيح/iu,
    ],
  },
  {
    intent: 'hint_please',
    patterns: [
      /\b(?:hints?|clues?|nudge)\b|\b(?:i(?:['’]?m| am)|i got|getting) (?:so |really |a bit )?(?:stuck|lost|confused)\b|\b(?:help|help me|help please|please help|i need help)\b[\s.!?]*$|\bhelp me (?:with|on|solve|answer|do) (?:this|it|the)\b|\bi (?:don['’]?t|do not|dont) (?:know|get it|understand (?:it|this|the question)|know what to (?:do|write|put))\b|\b(?:what|how) (?:do|should) i (?:do|start|begin|write|put|answer)\b|\bidk\b/i,
      /\bwhy (?:is|was) (?:it|this|that|my answer|mine) (?:wrong|not right|incorrect)\b|\bwhat did i (?:do|get) wrong\b/i,
      /\b(?:pista|ayuda|ayúdame|no (?:entiendo|sé))\b|\b(?:un indice|aide[zs]?[- ]moi|je (?:ne )?(?:comprends|sais) pas|je suis (?:bloqué|perdu)e?)\b|\b(?:tipp|hinweis|hilf mir|ich (?:verstehe|weiß|komme) (?:es |das )?nicht)\b/i,
      /تلميح|ساعدني|لا أفهم|لا اعرف|لا أعرف/u,
    ],
  },
  {
    intent: 'homework',
    patterns: [
      /\b(?:do|write|finish|complete|solve)\b.{0,20}\b(?:my|this|the|all (?:of )?(?:my|the|these)) (?:\w+ ){0,2}(?:home ?work|assignments?|essay|coursework|worksheets?|lab report|report|project|exam|test|quiz|take-?home|presentation|summary)\b/i,
      /\bwrite (?:me )?(?:a|an|the|my) (?:\w+[- ]){0,4}(?:essay|report|paper|speech|summary|poem about my|book review)\b|\b(?:answer|solve) (?:all|these|the following) (?:\w+ )?(?:questions|problems|exercises|tasks)\b|\b\d{3,4}[- ]words?\b.{0,20}\b(?:on|about)\b/i,
      /\b(?:haz|escribe|hazme)\b.{0,15}\b(?:mi|mis|un|los) (?:deberes|tarea|ensayo|trabajo)/i,
      /\b(?:fais|écris|rédige)\b.{0,15}\b(?:mes|mon|ma|un|une) (?:devoirs?|rédaction|dissertation|exposé)/i,
      /\b(?:mach|schreib|löse)\w*\b.{0,15}\b(?:meine?n?|einen?|die) (?:hausaufgaben?|aufsatz|referat|bericht)/i,
      /(?:اكتب|حل|أنجز) (?:لي )?(?:واجبي|الواجب|مقالا|بحثي)/u,
    ],
  },
  {
    intent: 'off_topic',
    patterns: [
      /\b(?:tell|know|say|got)\b.{0,15}\b(?:jokes?|riddle|story|fun fact about (?:you|celebrit))\b|\b(?:write|make|sing|compose)\b.{0,15}\b(?:songs?|rap|poems?|lyrics|limerick)\b|\b(?:play|let['’]?s play)\b.{0,15}\b(?:games?|chess|tic|hangman|minecraft|roblox|fortnite)\b/i,
      /\b(?:who won|who will win|score of) .{0,30}\b(?:match|game|cup|election|final|league|super bowl)\b|\bwhat(?:['’]?s| is) the weather\b|\b(?:best|favou?rite) (?:movie|film|song|game|team|food|youtuber|singer)\b|\bwhat(?:['’]?s| is) (?:your|ur) (?:name|age|favou?rite)\b|\b(?:are you|r u) (?:human|real|a robot|an ai|single|married|alive)\b|\b(?:will you|wanna|do you) (?:be|love|like|marry|date) (?:my|me)\b/i,
      /\b(?:cuéntame un chiste|raconte[- ]moi une blague|erzähl\w* (?:mir )?einen witz)\b|احك لي نكتة/iu,
    ],
  },
  {
    intent: 'thanks',
    patterns: [
      /^\s*(?:ok(?:ay)?|thanks?|thank you|thx|ty|cool|great|nice|got it|i see|understood|perfect|bye|gracias|merci|danke|شكرا)(?:[\s,.!]*(?:so much|a lot|very much|you|thanks|it|now|bye|beaucoup|schön|mucho))*[\s.!]*$/iu,
    ],
  },
];
