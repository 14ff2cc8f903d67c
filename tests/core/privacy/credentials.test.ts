import { expect, test } from 'vitest';
import { findCredentials } from '../../../src/core/privacy/credentials.ts';
import { findOneTimeCodes } from '../../../src/core/privacy/one-time-codes.ts';

const credentials = (text: string) => findCredentials(text).map(({ start, end }) => text.slice(start, end));
const codes = (text: string) => findOneTimeCodes(text).map(({ start, end }) => text.slice(start, end));

const words = 'zebra yellow winter velvet unable tunnel silver rocket puzzle oxygen napkin magnet';

test.each([
  ['login: root:toor4321', 'toor4321'],
  ['the credentials are admin / Sommer24.', 'Sommer24'],
  ['Zugangsdaten: gast / Sommer24', 'Sommer24'],
  ["const secret = 'uV4#nB7$xC';", 'uV4#nB7$xC'],
  ['"client_token": "uV4!nB7xC"', 'uV4!nB7xC'],
  [`my seed phrase: ${words}`, words],
  [`Recovery phrase:\n${words}`, words],
])('what opens an account: %j', (text, value) => expect(credentials(text)).toEqual([value]));

test.each([
  'login: POST /api/v1/login',
  'login: https://host1.example/page2',
  'the login is at 10:30pm',
  'const key = "user-name"',
  'token = "#ff0000aa1"',
  'a seed phrase is a list of twelve words that you have to keep in a safe place',
])('opens nothing: %j', (text) => expect(credentials(text)).toEqual([]));

test.each([
  ['Your verification code is 518204.', '518204'],
  ['otp: 518 204', '518 204'],
  ['Ihr Bestätigungscode lautet 518204', '518204'],
  ['código de verificación: 5182', '5182'],
  ['验证码：518204', '518204'],
  ['exp 09/27, cvv 518', '518'],
  ['my recovery code is QR4T-81KM', 'QR4T-81KM'],
  ['license key: QRTVW-51820-BCDFG', 'QRTVW-51820-BCDFG'],
])('a code with its name before it: %j', (text, code) => expect(codes(text)).toEqual([code]));

test.each([
  'status code 404',
  'country code 491',
  'security code review 2024',
  'authentication code 2.0',
  'the verification code is wrong',
  'license key: YOUR-KEY-HERE',
])('no such code: %j', (text) => expect(codes(text)).toEqual([]));
