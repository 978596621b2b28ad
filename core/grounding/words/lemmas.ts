import { singularise } from '../../text/terms-inflection';

/** Irregular forms, `form=base`; a form may stand for two words. */
const IRREGULAR = new Map<string, string[]>();
for (const entry of (
  'am=be is=be are=be was=be were=be been=be being=be has=have had=have does=do did=do done=do goes=go went=go gone=go made=make got=get gotten=get ' +
  'came=come took=take taken=take gave=give given=give found=find kept=keep left=leave held=hold told=tell said=say saw=see seen=see knew=know known=know ' +
  'thought=think brought=bring bought=buy caught=catch taught=teach built=build sent=send spent=spend lost=lose met=meet paid=pay ran=run began=begin begun=begin ' +
  'broke=break broken=break chose=choose chosen=choose drew=draw drawn=draw drove=drive driven=drive fell=fall fallen=fall felt=feel flew=fly flown=fly ' +
  'forgot=forget forgotten=forget froze=freeze frozen=freeze grew=grow grown=grow hid=hide hidden=hide lay=lie lain=lie laid=lay led=lead lent=lend meant=mean ' +
  'rose=rise risen=rise shook=shake shaken=shake shone=shine shown=show shut=shut sank=sink sunk=sink sat=sit slept=sleep slid=slide spoke=speak spoken=speak ' +
  'stood=stand stuck=stick struck=strike swept=sweep swung=swing tore=tear torn=tear threw=throw thrown=throw understood=understand woke=wake woken=wake wore=wear worn=wear ' +
  'won=win wound=wind withstood=withstand wrote=write written=write heard=hear hung=hang burnt=burn learnt=learn bent=bend bound=bind dug=dig ground=grind fed=feed ' +
  'better=good best=good worse=bad worst=bad less=little least=little further=far farther=far furthest=far could=can would=will might=may ' +
  'better=well best=well died=die dying=die lying=lie tying=tie dies=die lies=lie dice=die data=datum'
).split(' ')) {
  const [form = '', base = ''] = entry.split('=');
  IRREGULAR.set(form, [...(IRREGULAR.get(form) ?? []), base]);
}

const known = new Map<string, readonly string[]>();

/**
 * Base forms that an English word (lower case) may have, itself included: "kept" -> keep, "fixed" -> fix, "axes" -> axis. `isWord` tells real words from
 * mere letters.
 */
export function baseForms(word: string, isWord: (candidate: string) => boolean): readonly string[] {
  const found = known.get(word);
  if (found) return found;
  const forms = new Set([word, ...(IRREGULAR.get(word) ?? [])]);
  const singular = singularise(word);
  if (isWord(singular)) forms.add(singular);
  for (const candidate of regular(word)) if (candidate.length > 2 && isWord(candidate)) forms.add(candidate);
  const made = [...forms];
  if (known.size > 50_000) known.clear();
  known.set(word, made);
  return made;
}

function regular(word: string): string[] {
  const out: string[] = [];
  const cut = (ending: string, minimum = 3) =>
    word.endsWith(ending) && word.length - ending.length >= minimum ? word.slice(0, -ending.length) : null;
  const third = cut('es') ?? null;
  if (third) out.push(third);
  if (word.endsWith('ies')) out.push(`${word.slice(0, -3)}y`);
  const plain = cut('s');
  if (plain && !word.endsWith('ss')) out.push(plain);
  for (const ending of ['ed', 'ing', 'er', 'est']) {
    const stem = cut(ending, 2);
    if (!stem) continue;
    out.push(stem, `${stem}e`);
    if (/([^aeiou])\1$/.test(stem)) out.push(stem.slice(0, -1));
    if (stem.endsWith('i')) out.push(`${stem.slice(0, -1)}y`);
  }
  return out;
}
