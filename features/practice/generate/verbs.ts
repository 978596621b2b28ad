/** Verbs that open instructions, in the base form; also nouns among them (check, test) are verbs at the start of a step. */
const BASE_VERBS = new Set(
  (
    'accept access account acknowledge activate add adjust agree align allow analyse analyze answer append apply arrange ask assemble assert assess assign assume attach attend avoid ' +
    'balance begin bind block bolt break bring build calculate call calibrate cancel capture carry catch cause change check choose clamp classify clean clear click clone close ' +
    'collect combine come commit compare compile complete compute concatenate configure confirm connect consider construct consult contact continue control convert cool copy correct count cover create cut ' +
    'debug decide declare decrease define delete deliver demonstrate describe design detect determine develop disable discard disconnect discover display distribute divide document download drag drain draw drive drop dry duplicate ' +
    'edit eliminate embed empty enable enclose encode end ensure enter erase establish estimate evaluate examine exchange execute exit expand explain export express extend extract ' +
    'feed fetch fill filter find finish fit fix fold follow force form format freeze gather generate get give go grease group guard hand handle hang heat help hide hold hoist ' +
    'identify ignore implement import improve include increase increment indicate inform initialise initialize insert inspect install instruct interrupt investigate invoke isolate issue iterate join jump keep ' +
    'label launch lay learn leave let lift light limit link list listen load locate lock log look loosen lower lubricate maintain make map mark match mean measure merge minimise minimize mix modify monitor mount move multiply ' +
    'name navigate normalise normalize note notify observe obtain offer open operate order organise organize override paint pass paste pause perform permit pick place plan plot plug point position post pour practise predict prepare present press prevent print proceed process produce prompt protect prove provide pull pump purge push put ' +
    'query raise reach read rebuild receive reconnect record recover reduce refer refit refuse register regrease reject relate release relieve reload remember remove rename render reorder repeat replace report represent request require rerun reset resolve respond restart restore restrain restrict retrieve retry return reuse reveal reverse review rewrite rinse rotate round run ' +
    'sample save say scan schedule score screw seal search secure select send separate serve set shake share shield shift show shut sign simplify skip slice slide sort specify speak split stand start state stay stop store study submit subtract suggest summarise summarize supervise supply support suspend swap switch ' +
    'tag take tell terminate test throw tidy tie tighten train transfer transform translate transmit transpose treat trim trace try turn type uncover undo uninstall unlock unplug unscrew update upgrade upload use validate vary vent ventilate verify view visit wait walk warm warn wash watch wear weigh wipe withdraw work wrap write'
  ).split(' '),
);

/** Whether a lower-case word is a verb in the base form, as at the start of an instruction. */
export function isBaseVerb(word: string): boolean {
  return BASE_VERBS.has(word);
}
