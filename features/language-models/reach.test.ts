import { expect, test } from 'vitest';
import { reachOf } from './reach';

test.each([
  [null, 'process'],
  ['localhost', 'computer'],
  ['127.0.0.1', 'computer'],
  ['127.8.9.1', 'computer'],
  ['[::1]', 'computer'],
  ['0:0:0:0:0:0:0:1', 'computer'],
  ['10.1.2.3', 'network'],
  ['172.16.0.9', 'network'],
  ['172.32.0.9', 'outside'],
  ['192.168.1.20', 'network'],
  ['192.169.1.20', 'outside'],
  ['100.64.0.1', 'network'],
  ['8.8.8.8', 'outside'],
  ['fd12:3456::1', 'network'],
  ['fe80::1', 'network'],
  ['2001:db8::1', 'outside'],
  ['::ffff:10.0.0.1', 'network'],
  ['::ffff:8.8.8.8', 'outside'],
  ['gpu-server', 'network'],
  ['gpu.local', 'network'],
  ['models.school.example', 'outside'],
  ['localhost.evil.example', 'outside'],
  ['10.0.0.1.evil.example', 'outside'],
  ['API.Example.com.', 'outside'],
])('%s is %s', (host, reach) => {
  expect(reachOf(host)).toBe(reach);
});
