import { plainSentence } from '@/core/text/self-contained';
import type { Block } from '@/platform/markdown/types';

/** First words of instructions; what teaching material tells people to do. */
const VERBS = new Set(
  (
    'add adjust agree align announce answer apply approve arrange ask assess assign attach begin blow book brief bring build calculate call carry ' +
    'change check choose clean clear click close collect compare compile complete compute configure confirm connect consider control convert copy ' +
    'count cover create cut decide define delete describe design detach determine discard disconnect discuss divide document download drag draw ' +
    'drain dress drop edit empty enable ensure enter establish estimate evaluate examine execute expect explain extract fasten file fill find fit ' +
    'fix flush follow get give go grease group hand hang heat hold identify imagine implement import increase inform insert inspect install invite ' +
    'isolate iterate join keep label lead learn leave let lift list listen load locate lock log look loosen lower lubricate make map mark match ' +
    'measure meet mix mount move name navigate normalise normalize note notify number observe obtain open order organise organize pass paste perform ' +
    'pick place plan plot post pour prepare press print prove provide pull pump push put quantify raise randomly rank rate read reassemble rebuild ' +
    'receive record reduce release remove repeat replace report request reset restart restore return review rinse rotate run sample save scale score ' +
    'scroll seal secure select send separate set share shift show shut sign slide solve sort split spray spread start state stay stop store submit ' +
    'subtract sum switch take tell test tighten torque track train treat try turn type unload unlock unplug update upload use validate verify view ' +
    'visit wait walk warm warn wash watch wear weigh wipe withdraw work write'
  ).split(' '),
);

/** Whether a numbered list tells its reader what to do, one step after the other; a numbered list of kinds or reasons does not. */
export function isProcedure(block: Block): boolean {
  const items = block.items ?? [];
  if (block.ordered !== true || items.length < 3) return false;
  const told = items.filter((item) => {
    const words =
      plainSentence(item)
        .toLowerCase()
        .match(/[\p{L}'-]+/gu) ?? [];
    const first = words[0] === 'always' || words[0] === 'then' || words[0] === 'finally' ? words[1] : words[0];
    return first !== undefined && VERBS.has(first);
  });
  return told.length * 2 > items.length;
}
