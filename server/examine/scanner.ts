import type { Config } from '../config/read-config';
import { fileGateOf } from '../upload-scan';
import { fail, ok, type SecurityFinding, warn } from './finding';

/** The harmless file that every scanner finds on purpose (eicar.org); in two parts, so that none finds it here. */
const TEST_FILE = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'];

/** Whether uploads are looked at: asks the configured scanner about a file with nothing in it to find, and about one that every scanner finds. */
export async function examineScanner(config: Config): Promise<SecurityFinding> {
  if (config.MENO_UPLOAD_SCAN === undefined)
    return warn(
      'Uploads are looked at by no scanner (MENO_UPLOAD_SCAN); readers of documents are bounded all the same',
    );
  const told: string[] = [];
  const { look } = fileGateOf({ ...config, MENO_UPLOAD_SCAN_FAILS: 'refuse' }, (error) => told.push(String(error)));
  const say = async (words: string) => (look ? look(new TextEncoder().encode(words)) : 'unscanned');
  const plain = await say('A file with nothing in it to find.\n');
  if (plain === 'unscanned') return fail(`Uploads can’t be looked at: ${told.join('; ')}`);
  if (plain === 'harmful')
    return fail('The scanner of uploads finds harm in a file that has none, so it refuses every upload');
  return (await say(TEST_FILE.join(''))) === 'harmful'
    ? ok('Uploads are looked at by a scanner, which found the test file that every scanner finds')
    : warn('The scanner of uploads found nothing in the test file that every scanner finds (eicar.org)');
}
