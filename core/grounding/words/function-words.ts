const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Say little by themselves: in a measure of what is covered they count less. Lower case, as written. */
export const LIGHT = set(
  'thing things someone somebody anyone anybody everyone everybody people person persons mean means meant meaning call called calls use uses used using make makes made making do does done doing ' +
    'get gets got getting have has had having way ways kind kinds sort sorts type work works working need needs needed put puts putting take takes taken taking took give gives given giving say says said tell tells told ' +
    'happen happens become becomes start starts want wants actually really simply just even also still yet already always often usually together along try tries look looks looking let lets letting come comes coming came go goes going went ' +
    'know knows known knowing think thinks see sees seen seeing show shows showing count counts counted describe describes stand stands refer refers case cases example examples time times moment place part number amount whole certain different ' +
    'want allow allows allowed able likely possible necessary important useful lot bit matter keep keeps kept turn turns bring brings set sets begin begins began leave leaves left lead leads help helps result results reason reasons fact idea point ' +
    'belong belongs around exactly completely entirely quite rather very much many more most less least few several single same similar other another further enough long well good right easily fully finally anything something nothing ' +
    'like such own one ones first next last new full big large small great own formula equation expression place places each every both either neither before after while during because since as soon once when whenever where wherever how why what which who whose',
);

/** Grammar and nothing else. */
export const FUNCTION = set(
  "a an the this that these those it its itself he she they them their theirs his her him we us our ours you your yours i me my mine yourself themselves himself herself ourselves is are was were be been being am isn't aren't wasn't weren't " +
    "do does did doesn't don't didn't have has had hasn't haven't will would shall can could may might must should ought can't cannot couldn't won't wouldn't shouldn't mustn't needn't mightn't " +
    "of in on at by for from to with into onto upon about as than then so if or and but nor not no never also too very just only both either neither there here it's that's there's what's let's you're we're they're who's you'll we'll " +
    'which who whom whose what when where why how while because since though although whereas unless until till whether however therefore thus hence moreover yet still already again even ever such any some all each every per via within without between among through throughout during before after above below over under up down out off ' +
    'more most less least much many few several one ones another other others own same otherwise instead rather quite almost nearly about roughly approximately around exactly simply really actually usually often sometimes always rarely seldom hardly whatever whoever whichever wherever mostly generally typically normally perhaps maybe likely indeed example i.e e.g etc vs once first',
);

/** Function words that point somewhere: turned round, they turn the meaning round. */
export const DIRECTION = set(
  'before after above below under inside outside more less most least many few much first last earlier later high low higher lower always never often rarely seldom',
);

export const NEGATIVE = set(
  "not never no none nobody nothing neither nor cannot without hardly can't isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't shouldn't couldn't mustn't needn't mightn't ain't nowhere barely scarcely",
);
/** Negate the whole clause wherever they stand in it. */
export const NEGATIVE_NOUN = set('none nobody nothing neither no nowhere');
/** Say "not" without being a negation: they answer one on the other side. */
export const NEGATIVE_LIKE = set(
  'rarely seldom few little lack lacks lacking unable fails failed useless worthless pointless free instead rather except unless avoid avoids prevent prevents false wrong forbidden prohibited impossible absent absence missing refuse refuses exempt undiminished stops keeps poor poorly',
);

export const ALL = set(
  'all every each always everything everybody everyone any anybody anyone anything whenever wherever entirely completely whole whatever fully',
);
export const SOME = set('some sometimes several certain partly occasionally part');
export const MOST = set(
  'most mostly usually often typically normally generally frequently commonly many usual typical typically almost nearly',
);
export const FEW = set('few rarely seldom hardly rare');
export const ONLY = set('only solely exclusively alone merely except unless just sole nothing purely single');
export const MUST = set(
  'must need needs needed required require requires shall obliged obliges mandatory compulsory forced has have should always never',
);
export const MAY = set('may might can could allowed permitted optional possibly perhaps sometimes allows permits');
