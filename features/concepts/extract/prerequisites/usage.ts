import type { ConceptText } from '../lean';
import { inlineTokens } from './code-tokens';
import { codeOf, namedIn } from './profile';

/** How much a token counts towards being introduced by the concept whose text has it. */
const NAMED = 2;
const HEADED = 3;
const SHOWN = 0.5;
/** Tokens added to every text, so that a short one does not count as dense. */
const PRIOR = 20;
/** Weight added to what a concept uses, so that two or three tokens prove little. */
const LITTLE = 4;
/** Different tokens from which a concept has code, and the share of the concepts from which a course is about such. */
const CODED = 8;
const CODED_SHARE = 1 / 3;
/** Uses of one token count up to so many. */
const MOST_USES = 3;

/** What a concept's text presents and what it uses, by token. */
interface Profile {
  shown: Map<string, number>;
  used: Map<string, number>;
  /** Tokens in its text. */
  size: number;
}

/** Concept -> other concept -> share, 0 to 1, of what the first uses that the other introduces. */
export type Usage = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What the code of a concept (examples and exercises) takes from others: syntax, names, literals; commands in formulas likewise. */
export function codeUsage(texts: ReadonlyMap<string, ConceptText>): Usage {
  const profiles = new Map([...texts].map(([form, text]) => [form, codeProfile(text)]));
  const coded = [...profiles.values()].filter(({ used }) => used.size >= CODED).length;
  return coded < CODED_SHARE * profiles.size ? new Map() : usageOf(profiles);
}

/** A token belongs to the concepts that present it most for the length of their text; rare tokens tell more than common ones. */
function usageOf(profiles: ReadonlyMap<string, Profile>): Usage {
  const owners = ownersOf(profiles);
  const usage = new Map<string, Map<string, number>>();
  for (const [form, { used }] of profiles) {
    const shares = new Map<string, number>();
    let all = 0;
    for (const [token, times] of used) {
      const owned = owners.get(token);
      if (!owned) continue;
      const weight = owned.rarity * Math.min(1, times / MOST_USES);
      all += weight;
      for (const [other, share] of owned.shares)
        if (other !== form) shares.set(other, (shares.get(other) ?? 0) + weight * share);
    }
    for (const [other, share] of shares) shares.set(other, share / (all + LITTLE));
    usage.set(form, shares);
  }
  return usage;
}

function ownersOf(profiles: ReadonlyMap<string, Profile>): Map<string, { shares: [string, number][]; rarity: number }> {
  const byToken = new Map<string, [string, number][]>();
  const spread = new Map<string, number>();
  for (const [form, { shown, used, size }] of profiles) {
    for (const [token, weight] of shown) {
      const owners = byToken.get(token);
      const share: [string, number] = [form, (weight / (size + PRIOR)) ** 2];
      if (owners) owners.push(share);
      else byToken.set(token, [share]);
    }
    for (const token of used.keys()) spread.set(token, (spread.get(token) ?? 0) + 1);
  }
  const owned = new Map<string, { shares: [string, number][]; rarity: number }>();
  for (const [token, owners] of byToken) {
    const sum = owners.reduce((total, [, value]) => total + value, 0);
    const shares = owners.map(([form, value]): [string, number] => [form, value / sum]);
    owned.set(token, { shares, rarity: Math.log(1 + profiles.size / (1 + (spread.get(token) ?? 0))) });
  }
  return owned;
}

function codeProfile({ own, practice }: ConceptText): Profile {
  const profile: Profile = { shown: new Map(), used: new Map(), size: 0 };
  for (const { chunk } of own) {
    for (const heading of chunk.headingPath.slice(1))
      for (const token of inlineTokens(heading)) add(profile.shown, token, HEADED);
    for (const block of chunk.blocks) {
      const code = codeOf(block);
      const named = namedIn(block);
      profile.size += code.length + named.length;
      for (const token of named) add(profile.shown, token, NAMED);
      for (const token of code) {
        add(profile.shown, token, SHOWN);
        add(profile.used, token, 1);
      }
    }
  }
  for (const { chunk } of practice)
    for (const block of chunk.blocks)
      for (const token of [...namedIn(block), ...codeOf(block)]) add(profile.used, token, 1);
  return profile;
}

function add(counts: Map<string, number>, token: string, by: number): void {
  counts.set(token, (counts.get(token) ?? 0) + by);
}
