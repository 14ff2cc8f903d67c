import { allFamilies } from '../../../src/core/privacy/families.ts';
import { describe, expect, test } from 'vitest';
import { detectors, findDetails } from '../../../src/core/privacy/index.ts';
import { codeAndLogs } from '../../support/code-and-logs.ts';

/** What is found, as `kind:text`. */
const found = (text: string, region = 'US') =>
  findDetails(text, { region }).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);

/** Each text holds exactly this detail, or (null) none. */
const table = (
  title: string,
  rows: readonly (readonly [text: string, detail: string | null])[],
  region = 'US',
) =>
  describe(title, () => {
    test.each(rows)('%j', (text, detail) =>
      expect(found(text, region)).toEqual(detail === null ? [] : [detail]),
    );
  });

table('e-mail', [
  ['write to Ann.Lee+x@mail.example.co.uk.', 'email:Ann.Lee+x@mail.example.co.uk'],
  ['mail=ann%40x.org&y', 'email:ann%40x.org'],
  ['<ann@x.org>', 'email:ann@x.org'],
  ['ann @ gmail.com', 'email:ann @ gmail.com'],
  ['ann [at] host [dot] org', 'email:ann [at] host [dot] org'],
  ['ann at gmail dot com', 'email:ann at gmail dot com'],
  ['user@xn--80ak6aa92e.com', 'email:user@xn--80ak6aa92e.com'],
  ['我的邮箱是ann@x.org谢谢', 'email:ann@x.org'],
  ['git@github.com:a/b.git', null],
  ['npm i react@18.2.0', null],
  ['@Override public void run()', null],
  ['meet at noon dot the i', null],
]);

table('phone', [
  ['+49 30 1234567', 'phone:+49 30 1234567'],
  ['0049 30 1234567', 'phone:0049 30 1234567'],
  ['(415) 555-0132', 'phone:(415) 555-0132'],
  ['415.555.0132 x12', 'phone:415.555.0132 x12'],
  ['Phone:\n467 3395', 'phone:467 3395'],
  ['call me at 21 284 698 2548', 'phone:21 284 698 2548'],
  ['my number is 8973586958', 'phone:8973586958'],
  ['on 2024-03-01 10 to 2024-03-02', null],
  ['between 2019-2020 and 2021 2022', null],
  ['from 01.02.2023', null],
  ['version 10.15.7.2024', null],
  ['id 1712345678', null],
  ['pi is 3.14159265', null],
  ['1 234 567 890', null],
  ['ISBN 978-3-16-148410-0', null],
  ['$4155550132', null],
  ['12 34 56 78 90', null],
  ['0917 555 0132', 'phone:0917 555 0132'],
  ['09175550132', 'phone:09175550132'],
  ['0-532-555-01-32', 'phone:0-532-555-01-32'],
  ['91-415-555-0132', 'phone:91-415-555-0132'],
  ['it is415-555-0132', 'phone:415-555-0132'],
  ['meine Nummer ist 0176-24681357', 'phone:0176-24681357'],
  ['unter 0221 / 24 68 13 57 da', 'phone:0221 / 24 68 13 57'],
  ['Mum 07412 246813', 'phone:07412 246813'],
  ['(+44) 20 7946 0958', 'phone:(+44) 20 7946 0958'],
  ['mi móvil es 624 681 357', 'phone:624 681 357'],
  ['llámame al 91 246 81 35', 'phone:91 246 81 35'],
  ['il mio cellulare è 347 246 8135', 'phone:347 246 8135'],
  ['bel me op 0624681357', 'phone:0624681357'],
  ['手机号13824681357', 'phone:13824681357'],
  ['電話は03-2468-1357です', 'phone:03-2468-1357'],
  ['+44 7700 900246', 'phone:+44 7700 900246'],
  ['call me at 4 1 5 - 5 5 5 - 0 1 3 2', 'phone:4 1 5 - 5 5 5 - 0 1 3 2'],
  ['version 2.0-20240131 and 12-345678', null],
  ['range 100-200-3000', null],
  ['0.91755501321', null],
  ['uuid 550e8400-e29b-41d4-a716-446655440000', null],
]);

table(
  'phone of a German user',
  [
    ['030 1234567', 'phone:030 1234567'],
    ['(089) 123456', 'phone:(089) 123456'],
  ],
  'DE',
);

table('card', [
  ['4012888888881881', 'card:4012888888881881'],
  ['4012 8888 8888 1881', 'card:4012 8888 8888 1881'],
  ['3782-822463-10005', 'card:3782-822463-10005'],
  ['4012.8888.8888.1881', 'card:4012.8888.8888.1881'],
  ['4012.8888888881881', null],
  // Luhn: the last digit would have to be 1.
  ['4012888888881882', null],
  ['my card 4012888888881882', 'card:4012888888881882'],
  // The end of a command of LaTeX, the same digits alone.
  [String.raw`\frac{d}{dx}180218398219329`, null],
  ['378282246310005', 'card:378282246310005'],
  ['{378282246310005}', 'card:378282246310005'],
  ['}378282246310005', null],
  ['1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6', null],
]);

table('IBAN', [
  ['DE89370400440532013000', 'iban:DE89370400440532013000'],
  ['gb29 nwbk 6016 1331 9268 19 thanks', 'iban:gb29 nwbk 6016 1331 9268 19'],
  ['DE89370400440532013001', null],
  ['IBAN: DE89370400440532013001', 'iban:DE89370400440532013001'],
  ['XY89370400440532013000', null],
]);

table('IP', [
  ['from 86.121.97.248:80', 'ip:86.121.97.248'],
  ['%20|106.31.73.20|%20', 'ip:106.31.73.20'],
  ['fe80::1ff:fe23:4567:890a', 'ip:fe80::1ff:fe23:4567:890a'],
  ['[2001:db8::1]:443', 'ip:2001:db8::1'],
  ['::ffff:192.0.2.1', 'ip:::ffff:192.0.2.1'],
  ['version 1.2.3.4 and v1.2.3.4', null],
  ['300.1.2.3', null],
  ['std::vector a::b 12:30:45', null],
  ['1.2.3.4.5', null],
]);

table('US SSN', [
  ['531-21-7351', 'ssn:531-21-7351'],
  ['531 21 7351', 'ssn:531 21 7351'],
  ['my SSN is 531217351', 'ssn:531217351'],
  ['my social is 531.21.7351', 'ssn:531.21.7351'],
  ['the last digits of my ssn are 6642', 'ssn:6642'],
  ['ssn no 6642', 'ssn:6642'],
  ['sum 531.21.7351', null],
  ['sum 531217351', null],
  ['000-21-7351 666-21-7351 912-21-7351', null],
  ['078-05-1120', null],
  ['531-21 7351', null],
]);

table('URL', [
  ['https://ann:pw1@host.example/x', 'secret:ann:pw1'],
  ['mongodb+srv://root:s3cr@cluster0/db', 'secret:root:s3cr'],
  ['https://x.org/a?token=abcd1234&b=1', 'secret:abcd1234'],
  ['https://x.org/a?page=2&sig=aB3dE5fG7h', 'secret:aB3dE5fG7h'],
  ['https://x.org/?key=name&q=token', null],
  ['postgres://$USER:$PASS@host/db', null],
  ['https://x.org/path/2024/05/file.html?lang=en', null],
]);

table('password', [
  ['my password is hunter2.', 'password:hunter2'],
  ['PASSWORD=s3cret! ', 'password:s3cret!'],
  ['"password": "correcthorse"', 'password:correcthorse'],
  ['curl -u elastic:P@ssw0rd https://x.org', 'password:P@ssw0rd'],
  ['my pin is 4711', 'password:4711'],
  ['my password is correct-horse-battery', 'password:correct-horse-battery'],
  ['das Passwort lautet Sommer24', 'password:Sommer24'],
  ["my pw's Sommer24", 'password:Sommer24'],
  ['password sommer24! fails', 'password:sommer24!'],
  ['reset your password now!', null],
  ['the password is wrong', null],
  ['the password is out-dated', null],
  ['password: string; pwd = os.environ["PWD"]', null],
  ['password=<PASSWORD_1> password: ${DB_PASS1}', null],
  ['the password must have 8 characters', null],
]);

test('of overlapping findings the longest gives the kind and all of them the extent', () => {
  // A password of one word (4012) lies at the beginning of a card number.
  expect(found('the password is 4012 8888 8888 1881')).toEqual(['card:4012 8888 8888 1881']);
});

test('every family has a detector, and every detector a family', () => {
  expect([...new Set(detectors.map(({ family }) => family))].sort()).toEqual([...allFamilies].sort());
});

/** One text at least for each detector, in forms that a careless check of the text before would hide. */
const examples: Readonly<Record<string, readonly string[]>> = {
  findSecrets: [`npm_${'a1B2c3D4e5'.repeat(4)}`],
  findUrlSecrets: ['linkedin.com/in/ann-lee-12', 'https://x.example/#token=abcd1234'],
  findPasswords: [
    'pw: hunter22',
    'mật khẩu là hunter22',
    'パスワードは hunter22',
    'pin: 4711',
    '密碼：hunter22',
  ],
  findCredentials: ['login: root:toor4321', "secret = 'uV4#nB7$xC'", 'seed phrase: ' + 'silver '.repeat(12)],
  findOneTimeCodes: [
    'otp 518204',
    'cvv 518',
    '验证码518204',
    'license key: QRTVW-51820-BCDFG',
    'recovery code qr4t-81km',
  ],
  findEmails: ['ann at gmail dot com', 'to=ann%40x.org'],
  findIbans: ['de89 3704 0044 0532 0130 00'],
  findBankCodes: ['sort code 12-34-56', 'swift: DEUTDEFF'],
  findCards: ['4012888888881881'],
  findUsSsns: ['ssn no 6642'],
  findIds: ['531-21-7351 is my ssn, 912-70-1234 my itin'],
  findIps: ['::1 is loopback, ip ::1', '10.0.0.7'],
  findMacs: ['00-1a-2b-3c-4d-5e', '001a.2b3c.4d5e'],
  findPhones: ['+49 30 1234567', 'call me at 4 1 5 5 5 5 0 1 3 2'],
  findWallets: ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
  findCoordinates: ['48 ° 51\' 24" N, 2 ° 21\' 7" E', 'lat: 48.8566'],
  findBirthDates: ['born on 3 May 1987', '生年月日は1987年5月3日'],
  findNumbers: ['order number 12 34 56 78'],
  findNamedSecrets: ['api key: qWmZxKpLsRtYvNbHgFdJ'],
  findDrawnSecrets: ['acme_a1B2-c3D4e5F6g7H8i9-J1k2L3m4N5o6-P7q8R9'],
  findHeaderSecrets: ['Api-Token: Gd83kMq2zPw'],
  findHandles: ['u/annlee24', 'my snapchat is ann_lee24', 'screen name: ann_lee24'],
  findAddresses: ['I live at 12 Garden Street, Springfield, IL 62704'],
  findPersons: ['my name is Ann Lee'],
  findPlaces: ['I live in Paris'],
  findOrganisations: ['Rosegarden Ltd'],
  findGroups: ['I am Dutch'],
  findDates: ['on 3 May 2021'],
  findLinks: ['rosegarden.co.uk'],
};

test.each(detectors.map((detector) => [detector.findUnchecked.name, detector] as const))(
  'the check before %s hides nothing',
  (name, { find, findUnchecked }) => {
    const texts = examples[name];
    for (const text of texts) {
      expect(findUnchecked(text, { region: 'US' }), text).not.toEqual([]);
      expect(find(text, { region: 'US' }), text).toEqual(findUnchecked(text, { region: 'US' }));
    }
    for (const text of [...Object.values(examples).flat(), ...codeAndLogs(2000, 3)])
      expect(find(text, { region: 'US' }), text).toEqual(findUnchecked(text, { region: 'US' }));
  },
);
