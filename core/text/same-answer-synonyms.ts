/** Groups of everyday words that stand for one another in a learner's own words; verbs and nouns in their base form. */
const GROUPS = (
  'use/apply/employ/utilise/utilize person/worker/employee/someone/somebody/anyone/people/individual show/display/indicate/tell ' +
  'prevent/stop/avoid/block/hinder check/test/verify/confirm/examine remove/delete/eliminate begin/start/commence end/finish/stop/complete ' +
  'big/large/great small/little/tiny fast/quick/rapid make/create/produce/build/generate change/modify/alter/vary keep/hold/retain/store/save ' +
  'give/provide/supply/offer get/obtain/receive/retrieve need/require error/mistake/fault/bug choose/select/pick help/assist/aid ' +
  'allow/permit/let/enable group/collection/set/family/bunch part/piece/portion/component/section kind/type/sort/class join/combine/connect/link/merge ' +
  'split/divide/separate repeat/redo/iterate run/execute find/locate/detect/discover compare/contrast danger/hazard/threat harm/injury/hurt/damage/injure ' +
  'way/method/means/manner number/amount/quantity/count value/figure/quantity order/sequence calculate/compute/determine/work-out ' +
  'measure/gauge place/put/position location/position/place/spot increase/grow/rise/raise decrease/reduce/shrink/lower/drop/fall ' +
  'important/significant/key whole/entire/complete/full inside/within outside/beyond equal/same/identical value/item/element/entry run/execute/perform/repeat different/distinct/unlike ' +
  'certain/particular/specific/given name/label/call instruction/command/statement function/procedure/routine element/item/entry/member ' +
  'text/writing/word letter/character machine/equipment/device/apparatus lock/padlock fix/attach/fasten/mount/repair ' +
  'often/frequently rarely/seldom usually/normally/typically/generally write/record/note describe/explain/state input/argument/parameter ' +
  'output/result/return guess/estimate/predict/prediction mean/average likely/probable chance/probability/likelihood'
)
  .split(' ')
  .map((group) => group.split('/'));

const PARTNERS = new Map<string, Set<string>>();
for (const group of GROUPS) {
  for (const word of group) {
    const partners = PARTNERS.get(word) ?? new Set();
    for (const other of group) if (other !== word) partners.add(other);
    PARTNERS.set(word, partners);
  }
}

/** Words that may stand for a word (base form, lower case) in free answers; none for most. Only for lenient comparison of prose. */
export function everydaySynonyms(word: string): string[] {
  return [...(PARTNERS.get(word) ?? [])];
}
