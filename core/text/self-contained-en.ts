import { leansByGrammar } from './self-contained-en-grammar';
import type { LeaningRules } from './self-contained-rules';

const END = "(?![\\p{L}\\p{N}'-])";

/** Words that tie a sentence to the one before. */
const CONNECTIVES =
  "and|but|or|nor|so|yet|then|thus|hence|therefore|however|moreover|furthermore|additionally|also|besides|similarly|likewise|conversely|consequently|accordingly|instead(?! of)|otherwise|nevertheless|nonetheless|still|meanwhile|afterwards?|again|indeed|specifically|alternatively|finally|lastly|second|secondly|third|thirdly|fourth|fifth|subsequently|equivalently|analogously|correspondingly|here|there(?='s no|,)|there(?! (?:is|are|was|were|may|might|can|must|will|exists?|has|have)\\b)|now|notice|note|observe|luckily|fortunately|unfortunately|sadly|thankfully|interestingly|surprisingly|crucially|clearly|obviously|naturally|admittedly|remarkably|of course|even (?:so|then|more|worse|better|though this)|that said|rather(?! than)|to be (?:clear|fair|precise|sure)|to (?:begin|start|end|finish) with|to (?:conclude|recap|continue)(?=,)|(?:we|you|one|i) (?:(?:can|could|may|might|will|should) )?(?:clearly |also |already )?(?:see|observe|notice)|at this point|at that point|so far|to this end|as such|likewise|by then|in turn|in essence|last(?=,)|similar to (?:above|before)|after all|(?:if|when|since|because|while|although) (?:that|this|these|those)|either way|no wonder|the same|where the following|all (?:this|that|these|of (?:this|that|these|those|them)|three|four)|no(?=,)|yes(?=,)|well(?=,)|ok(?:ay)?|next(?=,| (?:we|you|comes?|up))|first(?=,| we| you| let)|firstly|together(?=,)|with that|with this|from here|from there|from now|not only that|along the way|as (?:a result|a consequence|an? (?:example|illustration|aside)|before|above|expected|promised|usual|you (?:can|may|might|will) (?:see|notice|guess|imagine|expect|have)|we (?:can|will|shall|have|saw|see|just)|shown|illustrated|mentioned|noted|discussed|described|seen|can be seen|it turns out|follows|opposed to)";

/** Prepositional openings that rest on something said before. */
const PHRASES =
  '(?:in|for|by|with|on|at|to|from|after|before|because of|due to|despite|given|under|using|like|unlike|of|over|through|without|beyond|following) (?:this|that|these|those|such|it|them|the (?:above|previous|preceding|former|latter|same|example|other|second|third|first (?:case|example|line|step|approach|version|two))|doing so|both cases|either case|each case|all cases|our (?:case|example)|other words|addition|contrast|comparison|particular|fact|summary|conclusion|example|instance|the other hand|the one hand|the contrary|similar)';

/** Nouns that mean nothing until one knows of what: "The answer is", "One reason is", "Another option". */
const RELATIONAL =
  'reason|approach|advantage|disadvantage|problem|option|alternative|drawback|downside|issue|solution|answer|exception|caveat|consequence|difference|benefit|idea|intuition|trick|remedy|workaround|result|output|outcome|goal|aim|challenge|question|point|catch|change|interpretation|path|secret|conclusion|observation|effect|cause|explanation|fix|task|rest|purpose|situation|strategy|step';

/** Things on the page or in the program that "the …" alone does not name. */
const SHOWN =
  'code|function|method|program|script|loop|game|factor|output|plot|graph|figure|diagram|image|picture|photo|photograph|illustration|table|example|statement|expression|command|error|snippet|test|equation|formula|argument|parameter|variable|list|array|line|file|process|procedure|two|three|others?|former|latter|rest|improved|new|resulting|original|updated|remaining|preceding|previous|above|aforementioned|first|last|second|third';

const VERB =
  "(?:is|are|was|were|has|have|does|do|did|will|can|could|should|would|must|may|might|takes?|returns?|prints?|shows?|uses?|looks?|works?|above|below|we|you|on the|now|then|also|only|just|itself|tells?|gives?|creates?|defines?|assigns?|contains?|produces?|runs?|fails?|needs?|still|starts?|says?|reads?|means?|makes?|calls?|illustrates?|demonstrates?|compares?|lists?|raises?|throws?|comes?|imports?|reads?|opens?|sets?|checks?|converts?|calculates?|computes?|assumes?|consists?|denotes?|specif(?:y|ies)|represents?|refers?|here|isn't|doesn't|won't|can't|over|after|before|to the (?:left|right))";

const OPENERS = new RegExp(
  `^["'“(]?(?:(?:${CONNECTIVES})${END}` +
    `|${PHRASES}${END}` +
    `|(?:usually|normally|often|typically|generally|sometimes|in (?:general|practice|most cases|many cases)),? that (?:is|was|does|doesn't|means|can|cannot|will|would|should|makes|works|leads|helps)${END}` +
    `|(?:the [\\p{L}-]+|we|you|it|one) (?:can|is|are|may|could) also${END}` +
    `|more (?:precisely|specifically|generally|formally|concretely|importantly|simply|commonly|recently|often)${END}` +
    `|(?:put|stated|simply put|said) (?:simply|differently|another way|plainly)${END}` +
    `|to [\\p{L}]+ (?:that|this|it|these|those|them|so)${END}` +
    `|that (?:is|was|means|makes|would|will|said|way|works|leaves|gives|being|also|can|could|should|may|sounds|one|explains|${'\\p{L}+'})${END}` +
    `|(?:such|both(?![^.,;]{1,60} and )|either(?![^.,;]{1,60} or )|neither(?![^.,;]{1,60} nor ))${END}` +
    `|(?:another|others|the others?|(?:some|many|most|all|any|there are|the|a few|several|no) others?|a second|a third|yet another|similar|other)${END}` +
    `|each (?:of (?:these|those|them|which)|one|has|is|can|will|may|contains|takes|returns|consists)${END}` +
    `|(?:some|many|most|few|none|all|any|one|two|several|half) (?:of (?:these|those|them|this|the (?:above|others?))|are|is|do|have|can|will|may|such)${END}` +
    `|(?:the|a|an|one|our|my|only one)(?: (?:only|main|key|big|real|simple|simplest|obvious|natural|first|final|last|next|other|possible|common|good|better|best|correct|short|quick|usual|typical|important|major|biggest|basic|general|overall|end|net|final|likely|practical|simple)){0,2} (?:${RELATIONAL})s?(?: ${VERB}${END}|,)` +
    `|(?:the|a|an|one)(?: [\\p{L}-]+)? (?:${RELATIONAL})s? (?:for|to|of) (?:the (?:problem|issue|task|question|above)|this|that|these|it)${END}` +
    `|(?:the|our|my)(?: [\\p{L}-]+)? (?:${SHOWN})(?: ${VERB}${END}|,)` +
    `|the (?:\\d+|two|three|four|five) (?:others?|remaining|rest)${END}` +
    `|the (?:two|three|four|five|second|third|latter|former|improved|new|newly|resulting|original|updated|remaining|previous|preceding|corresponding|same|other|following one|last two|first two)${END}` +
    `|(?:a|an|the) (?:better|simpler|easier|shorter|faster|slightly|different|similar|further|alternative|related|closely related|more [\\p{L}-]+)${END}(?!.* than )` +
    `|(?:(?:one|two|three|some|a few|several|common|typical|popular|good|classic|notable|well-known|other|further|more) )?examples? (?:is|are|include|includes|being|would be)${END}` +
    `|(?:who|what|why|how|when|where)\\?` +
    `|the (?:first|last|second|third|final|only|other|two) (?:(?!(?:of|in|on|for|at|to|with|from)${END})[\\p{L}-]+ ){1,3}${VERB}${END}` +
    `|the (?:authors?|paper|researchers?|reader|writer|original (?:paper|work))${END}` +
    `|(?:the|our|a) (?:[\\p{L}-]+ ){1,3}(?:below|above)${END}(?! (?:\\d|(?:the|an?|this|that|these|those|its|our|your|zero|average|ground|about|all)\\b))` +
    `|(?:not|except|only|same)${END}(?! all| every| only)` +
    ')',
  'u',
);

const THING =
  'example|examples|code|equation|equations|figure|diagram|table|image|plot|snippet|definition|function|list|formula|expression|discussion|method|output|program|loop|statement|case|exercise|problem|procedure|listing|graph|paragraph|section|rule|steps?|result|approach|version';

const BACK = new RegExp(
  [
    '\\babove(?=\\s*(?:[,.;:)!?]|$))',
    `\\babove[- ](?:${THING}|mentioned|is|are|was|were|we|can|shows?)${END}`,
    `\\bthe above${END}`,
    `\\bthe (?:aforementioned|latter|former)${END}`,
    `\\b(?:previous|preceding|earlier|last) (?:[\\p{L}-]+ )?(?:${THING})${END}`,
    `\\b(?:as|than) (?:before|above|previously|mentioned|noted|discussed|explained|described|introduced|stated)${END}`,
    `\\bas (?:shown|seen)${END}(?! (?:in|by|on|from|with))`,
    `\\bas (?:it|they|we|you|he|she) (?:did|does|do|was|were|had|have) (?:before|above|earlier|previously)${END}`,
    `\\bwe now have${END}`,
    `\\b(?:in|of|to|for|at|on|by|from|within|with|near) that (?:range|case|point|sense|direction|region|interval|setting|form|order|moment)${END}`,
    `\\bboth of (?:them|these|those)${END}`,
    `\\bbetween both ${'[\\p{L}-]+'}`,
    "\\b(?:we|we've|we have|you|you've|you have|i|i've)(?: already| just| previously| earlier| also| both)* (?:seen|saw|mentioned|discussed|noted|described|learned|learnt|introduced|covered|defined|derived|computed|created|wrote|written|encountered|met|called|used|did|done|made)(?: [^.,;]{0,40})?(?: (?:earlier|above|before|previously|so far)|(?=[.,;]))",
    `\\bonce (?:more|again)${END}`,
    `\\ball (?:three|four|five|six)(?=\\s*(?:[.,;:]|$)|\\s+(?:is|are|was|were|have|can|will|do|must|at|in|on)${END})`,
    `\\b(?:gets?|is|are|was|were|works?|behaves?|acts?|looks?|feels?|done|defined) similarly(?! to${END})`,
    `\\bto [\\p{L}]+ (?:this|that|these|those) (?:${RELATIONAL}|error|mistake|behaviou?r)s?${END}`,
    `^(?:consider|take|recall|look at) again${END}`,
    `^we (?:have|had) already${END}|^we already (?:know|saw|have)${END}`,
    `^(?:we|you) (?:can|could|may) now${END}`,
    `^(?:partly|mostly|mainly|largely|in part),? (?:that|this|because)${END}`,
    `^(?:returning|coming back|going back|back) to${END}`,
    `\\bour (?:(?:familiar|previous|earlier|old)|(?:[\\p{L}-]+ ){1,3}example|analysis|result|discussion|derivation)${END}`,
    `^the following (?:is|are|was|were|can be) (?:observed|seen|noted|true)${END}`,
    `\\b(?:we|you|one) (?:thus|therefore|hence|accordingly|consequently)${END}`,
    '\\bfrom before(?![\\p{L}-])',
    '\\b(?:the|these|those|new|other|common|popular|important|good|bad|[\\p{L}]+(?:ed|er|est)) ones(?![\\p{L}-])',
    '\\b(?:of|for|to|in|between|with|from|on) (?:both|each|either|the two|the other|the others)(?=[.,;])',
    `\\b(?:one|two|three|four) more (?!than)`,
    `\\b(?:can|will|could|may|must|we|you|it|they) then${END}`,
    ',? (?:as well|too|instead|either|though)[.!]$',
    `\\b(?:our|the) (?:running|toy|original|new|improved|modified|previous) (?:[\\p{L}-]+ )?(?:${THING}|script|model|data|dataset|network|problem|objective)${END}`,
    `\\bour (?:${THING}|script|experiment|implementation|goal|task|first|second|simple|little|own|objective|fictional|hypothetical)${END}`,
    `\\bin (?:our|this|that|these|either|both) (?:[\\p{L}-]+ )?(?:case|cases|example|examples|setting|scenario|situation)${END}`,
    `\\bthe (?:${THING}) (?:above|here|we|you)${END}`,
    `\\b(?:when|if|as|after|before|by|once|to|and|can|could|not|will|only) (?:(?:we|you|they|one|it|i) )?(?:do|does|did|doing|done) (?:so|this|that|it)${END}`,
    `\\b(?:described|discussed|mentioned|introduced|shown|defined|seen|presented|derived|explained|given|used|computed|created) (?:previously|earlier|above|before|so far)${END}`,
    `\\b(?:the|this) (?:[\\p{L}-]+ ){1,3}example(?=[,.;:]|$)`,
    `\\b(?:can|could|will|would|we|you|may|must|is|are|was) again${END}`,
    '(?<!(?:by|this|that|which|each|every|any|no|the|to|zero|version|number|step|than|least|from|as|at|in)) one(?=[,.;:])',
    '\\b(?!(?:the|every|any|no)thing)[\\p{L}]{2,}ing that (?:would|will|is|was|can|could|has|may|might|with|using|for|in|by)(?![\\p{L}-])',
    ', (?:however|though|therefore|then|in turn|moreover|nevertheless|instead|by contrast|on the other hand|too|for example|for instance|similarly|likewise|consequently),',
    '\\binstead(?=,| and)',
    '\\b(?:do|does|doing|did|of|for|with|like|about|from|than|on|at|after|before) that(?=\\s*(?:[,.;:!?]|$)|\\s+(?:using|by|with|when|is|we|you|way|case|one)(?![\\p{L}-]))',
    `^your (?:${THING}|script|code|answer|solution|task|goal)${END}`,
    `\\b(?:line|lines|step|steps|row|point|item|case) (?:number )?\\d+(?! (?:to|of a))${END}`,
    `\\b(?:(?:red|green|blue|black|dashed|dotted|solid|grey|gray|orange|shaded) (?:line|curve|dot|box|arrow|area|region|bar)s?)${END}`,
  ].join('|'),
  'u',
);

const ANNOUNCES = new RegExp(
  [
    `\\b(?:the|these) following${END}`,
    `\\bas follows${END}`,
    '\\bbelow(?=\\s*(?:[,.;:)!?]|$))',
    `\\bbelow[- ](?:${THING}|is|are|we|you|can|shows?)${END}`,
    `\\b(?:shown?|given?|list(?:ed)?|described|displayed|illustrated?|see|defined?|seen|plot(?:ted)?|present(?:ed)?) below${END}`,
    `^below,?${END}`,
    `^(?:the|our|a) (?:[\\p{L}-]+ ){1,3}below${END}(?! (?:\\d|(?:the|an?|this|that|these|those|its|our|your|zero|average|ground|about|all)\\b))`,
    `\\b(?:like|do) (?:this|so)(?:[.:]|$)`,
    "^here(?:'s| is| are| we)",
    `^(?:consider|take|suppose|imagine|look at|let(?:'s| us) (?:look at|consider|take|see|try|start|define|write|use|create|make)) (?:this|the following|these|an?|two|the)${END}(?![^.]{60,})`,
    '^(?:these|those|here|they) are (?:some|a few|the|several|examples)(?![\\p{L}-])',
    '^(?:for (?:example|instance)|example|note|output|result)s?:?\\.?$',
    '^(?:on the one hand|for one)',
    `^(?:there are|we have|you have|it has) (?:two|three|four|five|six|several|a few|a couple of|many|some) (?:main |different |important |basic |common |key |kinds? of |types? of |good )?(?:ways|reasons|kinds|types|things|options|cases|problems|steps|parts|possibilities|rules|approaches)(?: [^.]{0,50})?\\.$`,
  ].join('|'),
  'u',
);

const PART =
  '(?:section|chapter|lesson|episode|tutorial|module|unit|article|book|page|post|appendix|course|workshop|part|exercise|challenge|concept|guide|document|subsection|notebook|text|paragraph|volume|course material|series|track)s?';

const ELSEWHERE = new RegExp(
  [
    `\\b(?:in|of|throughout|for|from|at|on|during|to|by|within|until|before|after) (?:this|these|the (?:next|previous|last|following|coming|later|earlier|preceding|subsequent|present|current|remaining|remainder of (?:this|the)|rest of (?:this|the)|end of (?:this|the)|beginning of (?:this|the)|start of (?:this|the)|first|second|third)|our|a (?:later|previous|future|subsequent|separate)|later|previous|future|subsequent|other|earlier|upcoming) (?:few |two |three |several )?${PART}${END}`,
    `^(?:this|these|the (?:next|previous|following|rest|remainder)(?: of (?:this|the))?|the present|our|later|subsequent|previous|earlier|two further|further|other|both) (?:few |two |three )?${PART}${END}`,
    `\\b(?:this|next|previous|later|earlier|another|last) ${PART}${END}`,
    `\\b(?:in|from|of|to|see) the ${PART} (?:on|about|called|titled|for)${END}`,
    '\\bthe (?:section|chapter|equation|figure|table|appendix|listing|algorithm)s? on(?![\\p{L}-])',
    '\\b(?:an?|the|this|these|previous) exercises?(?![\\p{L}-])',
    '\\b(?:section|chapter|sections|chapters|appendix|figure|figures|fig\\.|figs\\.|table|tables|equation|equations|eq\\.|eqs\\.|listing|theorem|lemma|exercise|example|algorithm|part|episode|lesson|step|box|annex) (?:\\d|[ivx]+\\b|\\([\\d.]+\\)|[a-z]\\.\\d)',
    `\\b(?:as |please )?(?:see|refer to|cf\\.|consult|visit|check out|have a look at|take a look at|look at|read|follow|revisit|skip(?: ahead)? to|turn to|go back to|return to|head over to)${END} (?:also |more |e\\.g\\. |the (?:docs|documentation|official|discussion|${PART}|full|original|paper|reference|mdn|guide|link|list of|code in)|this|our|here|https?:|below|above|\\[|for |more|appendix|figure|table)`,
    `^(?:please )?see${END}`,
    ',\\s(?:please )?see (?:also )?[\\p{L}`]',
    `\\bsee (?:the )?(?:concept|proposal|official|original)${END}`,
    '\\bfor (?:more |further |additional )?(?:details|information|background|reference)(?![\\p{L}-])',
    `\\b${PART} (?:above|below|earlier)${END}`,
    `\\b(?:we|you) (?:have |already |have already )?(?:learned|learnt|covered|studied)${END}`,
    '\\bwill be [\\p{L}]+ (?:[\\p{L}]+ )?later(?=[.,;]|$)',
    '\\bfrom the documentation(?![\\p{L}-])',
    `\\b(?:is|are) (?:then |also |briefly |further )?(?:discussed|covered|presented|addressed|reviewed|elaborated)${END}`,
    '\\bour next (?:topic|step|task|goal)(?![\\p{L}-])|\\bas we did\\b|\\bwe have (?:just|now) ',
    '\\(see [^)]*\\)',
    `\\b(?:by|at) the end of (?:this|the|each|every) ${PART}${END}`,
    `\\b(?:we|you|i)(?:'ll| will| shall)(?: \\p{L}+)? (?:see|learn|discuss|introduce|cover|explore|return|revisit|talk|come back|describe|explain|meet|encounter|study|examine|review|get to|go over|focus|turn|delve|address|present|find out|be able)${END}`,
    `\\b(?:we|i) (?:now |next |first |briefly |already )?(?:conclude|turn to|review|revisit|return to|focus on|omit|skip|defer|postpone|leave|hope|recommend|encourage|invite|refer|discuss|present|introduce|motivate)${END}`,
    '^if you (?:want|would like|wish|are curious|need)(?: to)? (?:learn|know|read|find out|more|see|explore)(?: more)?(?: about| on|,| to)',
    '^(?:recall|remember|as you (?:may|might) (?:recall|remember)|you (?:may|might) (?:recall|remember|wonder|ask|notice|have noticed|be (?:wondering|asking|tempted|familiar|surprised)|already))',
    `\\b(?:the (?:interested|astute|curious|reader|attentive|sceptical|skeptical|careful|impatient)|readers?|left as an exercise|beyond the scope|out of scope|further reading|for more (?:information|details?|on)|more (?:information|details?) (?:on|about|can|is)|learn more|find out more|read more|cheat ?sheet|click|copy and paste|your turn|quiz|homework|stay tuned|skip ahead|come back to|reading material|mdn|good (?:resource|read|introduction|overview)|(?:the|this) (?:track|syllabus|curriculum|website)|on exercism|wikipedia|${'blog post|video|youtube'})${END}`,
    '\\b(?:later on|earlier on|later we|in what follows|in the sequel|without (?:further|more|much) (?:detail|details|detailed discussion|discussion|ado|explanation)|to get our feet wet|at the moment|for now|until now|so far|thus far|up to now|up to this point|up until now|in a moment|in a minute|shortly|at this point|from now on|as (?:we )?(?:saw|discussed|mentioned|noted|described|explained|introduced|covered|learned|learnt|promised|alluded|hinted)|before moving on|before we|now that we|now that you|the astute reader)(?![\\p{L}-])',
    `\\b(?:guide|article|tutorial|documentation|docs|blog|papers?|book|books|discussion|overview) (?:on|about|for|by)${END}`,
    `\\b(?:of our|in our|with our|to our|on our) (?:first|second|last|previous|next|introductory)${END}`,
  ].join('|'),
  'u',
);

/** What the writer, or the class, is about to do on the page. */
const DIRECTIONS = new RegExp(
  [
    "\\b(?:let's|let us|let me|we've|we'd|we are going to|we're|you've|you'll|we'll|i'll|i've)(?![\\p{L}-])",
    `\\b(?:we|you|i) (?:will|shall|would|can)(?: (?:now|then|first|also|next|simply|just))? (?:like to|start|begin|look|now|work|build|develop|consider|assume|stick|implement|define|demonstrate|illustrate|show|provide|get|try|do|write|create|make|run|plot|print|generate|load|take|go|move|switch|walk|observe|examine|compare|evaluate|train|fit|pick|discuss|explore|turn to|study|review|revisit)${END}`,
    `^(?:[^,]{0,60}, )?(?:we|i) (?:now|next|then|first|begin|start|continue|proceed|recently|again|are (?:now|ready|going|about)|conducted|were|did|used|saw|wrote|created|defined|made|plotted|would like|wanted|test|run|train|plot|print|load|generate|import|implement|evaluate|visuali[sz]e|instantiate|initiali[sz]e|examine|illustrate|demonstrate|construct|revive|draw|fit)${END}`,
    '^to (?:illustrate|demonstrate|see|show|begin|start|visuali[sz]e|verify|check|confirm|test|get|keep|make|simplify|explain|understand|answer|fix|do)(?![\\p{L}-])[^,]{0,80}, (?:we|let|you|consider|imagine|suppose|i)(?![\\p{L}-])',
    '^we are (?:trying|interested|going|almost|not|now|ready|about)(?![\\p{L}-])|^(?:but,? )?we are not (?:quite|yet)|^(?:now,? )?the question (?:is|of)(?![\\p{L}-])|^as with most things',
    '^(?:what if|how about|why not)(?![\\p{L}-])',
    '^(?:(?:for example|for instance|now|so|further|then|next|similarly|again),? )?(?:suppose|imagine|say|assume|consider|take|picture|try|look at|think (?:of|about)|pretend)(?![\\p{L}-])',
  ].join('|'),
  'u',
);

/** English. Patterns are wide on purpose: a sentence too many bound or left out costs less than one that dangles. */
export const ENGLISH: LeaningRules = {
  openers: OPENERS,
  pointsBack: BACK,
  announces: ANNOUNCES,
  elsewhere: ELSEWHERE,
  directions: DIRECTIONS,
  grammar: leansByGrammar,
};
