import { randomInt } from 'node:crypto';
import { passwordFault } from '../sign-in/password-rule';
import { WORDS } from './words';

/** Words of a first password; with two digits behind them some 2^33 passwords, of which a locked account lets a few hundred a day be tried. */
const COUNT = 3;

/** A password that children can read off a card and type, such as `otter-lantern-plum-47`; by the rule for passwords a good one. */
export function makeFirstPassword(): string {
  for (;;) {
    const words = Array.from({ length: COUNT }, () => WORDS[randomInt(WORDS.length)]);
    const password = `${words.join('-')}-${randomInt(10, 100)}`;
    if (new Set(words).size === COUNT && passwordFault(password, []) === null) return password;
  }
}
