import type { Config } from '../config/read-config';
import { readCertificate } from '../web/certificate';
import { isHttps } from '../web/start-web';
import { fail, ok, type SecurityFinding, warn } from './finding';

const DAY_MS = 24 * 3600 * 1000;
const RENEW_DAYS = 21;
/** A network as wide as this is no address of a proxy. */
const WIDE_BITS = 8;

/** How people come to Meno: https, its certificate, cookies, proxies. */
export async function examineLine(config: Config, now: Date): Promise<SecurityFinding[]> {
  return [...(await examineHttps(config, now)), ...examineProxies(config)];
}

async function examineHttps(config: Config, now: Date): Promise<SecurityFinding[]> {
  if (config.MENO_TLS_SELF_SIGNED)
    return [
      fail(
        'The certificate is one that Meno made itself, for trials: browsers can’t know whom they speak with. Set MENO_TLS_CERT and MENO_TLS_KEY.',
      ),
    ];
  if (config.MENO_TLS_CERT !== undefined && config.MENO_TLS_KEY !== undefined)
    return examineCertificate({ cert: config.MENO_TLS_CERT, key: config.MENO_TLS_KEY }, now);
  if (isHttps(config))
    return config.MENO_TRUST_PROXY.length > 0
      ? [ok('People come by https through a trusted proxy; cookies go over https alone')]
      : [
          warn(
            'The address is https, by a proxy that is not trusted (MENO_TRUST_PROXY): every caller seems to come from it, so limits by address hold all of them off together',
          ),
        ];
  const local = /^(localhost|127\.|::1$)/.test(config.MENO_HOST);
  return local
    ? [
        warn(
          'Plain http, on this computer alone. For a network, give Meno a certificate or put a proxy with https in front.',
        ),
      ]
    : [
        fail(
          `Plain http on ${config.MENO_HOST}: anybody on the way reads passwords and records. Set MENO_TLS_CERT and MENO_TLS_KEY, or put a proxy with https in front and set MENO_PUBLIC_URL.`,
        ),
      ];
}

async function examineCertificate(files: { cert: string; key: string }, now: Date): Promise<SecurityFinding[]> {
  try {
    const { validTo, selfSigned } = await readCertificate(files);
    const days = Math.floor((validTo.getTime() - now.getTime()) / DAY_MS);
    const until = validTo.toISOString().slice(0, 10);
    if (days < 0) return [fail(`The certificate ended on ${until}`)];
    if (selfSigned) return [fail('The certificate is vouched for by nobody but itself')];
    if (days < RENEW_DAYS) return [warn(`The certificate ends on ${until}, in ${days} days`)];
    return [
      ok(`https with a certificate until ${until}; cookies go over https alone; browsers remember it for a year`),
    ];
  } catch (error) {
    return [fail(error instanceof Error ? error.message : String(error))];
  }
}

function examineProxies(config: Config): SecurityFinding[] {
  const wide = config.MENO_TRUST_PROXY.filter((network) => Number(network.split('/')[1]) < WIDE_BITS);
  const findings =
    wide.length > 0
      ? [
          fail(
            `MENO_TRUST_PROXY believes ${wide.join(', ')}: nearly anybody can pretend to be anybody. Name the proxy’s own address.`,
          ),
        ]
      : [];
  if (config.MENO_RATE_FACTOR === 0)
    findings.push(fail('MENO_RATE_FACTOR is 0: nothing holds off somebody who asks for dear things without end'));
  if (config.MENO_LOG_LEVEL === 'debug')
    findings.push(warn('MENO_LOG_LEVEL is debug: the log tells more than it should in daily use'));
  return findings;
}
