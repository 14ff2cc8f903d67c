import { expect, test } from 'vitest';
import { findIps } from '../../../src/core/privacy/ip.ts';
import { findMacs } from '../../../src/core/privacy/mac.ts';

const ips = (text: string) => findIps(text).map(({ start, end }) => text.slice(start, end));
const macs = (text: string) => findMacs(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['ping 127.0.0.1 and 0.0.0.0', ['127.0.0.1', '0.0.0.0']],
  ['mask 255.255.255.0 of 10.1.2.3/8', ['255.255.255.0', '10.1.2.3']],
  ['curl http://[::1]:8080', ['::1']],
  ['listening on :: and ::1', ['::', '::1']],
  ['dst=:: via ::/0', ['::', '::']],
  ['172.20.100.7.1 is mistyped', ['172.20.100.7']],
])('addresses that point at no one are found as well: %s', (text, expected) =>
  expect(ips(text).sort()).toEqual([...expected].sort()),
);

test.each([
  'version 1.2.3.4, v10.15.7.2',
  '1.2.3.4.5 and 1.3.6.1.4.1.311',
  'f :: Int -> Int and a :: [Int]',
  'every second: xs[::2], back: xs[::-1], all: xs[::1]',
  'std::vector<int> a::b::c',
  '300.1.2.3 and 12:30:45',
])('operators, slices and versions are no addresses: %s', (text) => expect(ips(text)).toEqual([]));

test.each([
  ['mac 3c:22:fb:0a:9d:11 up', '3c:22:fb:0a:9d:11'],
  ['3C-22-FB-0A-9D-11', '3C-22-FB-0A-9D-11'],
  ['arp 3c22.fb0a.9d11', '3c22.fb0a.9d11'],
  ['MAC address is 3022.1100.9211', '3022.1100.9211'],
])('a device address: %s', (text, expected) => expect(macs(text)).toEqual([expected]));

test.each([
  '00:00:00:00:00:00',
  '3c:22:fb-0a-9d-11',
  '3c:22:fb:0a:9d',
  '3c:22:fb:0a:9d:11:77:88',
  'total 3022.1100.9211',
  '12:30:45',
])('no device address: %s', (text) => expect(macs(text)).toEqual([]));
