import { describe, expect, test } from 'vitest';
import { findPasswords } from '../../../src/core/privacy/passwords.ts';

const passwords = (text: string) => findPasswords(text).map(({ start, end }) => text.slice(start, end));

describe('a password is what is stated to be one', () => {
  test.each([
    ['pw: sommer24!', 'sommer24!'],
    ['mein passwort ist sommer24', 'sommer24'],
    ['wachtwoord: zomer24', 'zomer24'],
    ['le mot de passe est soleil24', 'soleil24'],
    ['la contraseña es girasol24', 'girasol24'],
    ['a senha é girassol24', 'girassol24'],
    ['la parola: girasole24', 'girasole24'],
    ['hasło: slonce24', 'slonce24'],
    ['lösenord är solros24', 'solros24'],
    ['adgangskode: solsikke24', 'solsikke24'],
    ['passord er solsikke24', 'solsikke24'],
    ['salasana on kissa24', 'kissa24'],
    ['şifre: gunes24', 'gunes24'],
    ['kata sandi adalah bunga24', 'bunga24'],
    ['mật khẩu là hoa24hoa', 'hoa24hoa'],
    ['heslo je kvetina24', 'kvetina24'],
    ['jelszó: virag24', 'virag24'],
    ['пароль: solnce24', 'solnce24'],
    ['密码是 flower24', 'flower24'],
    ['密碼：flower24', 'flower24'],
    ['パスワードは flower24', 'flower24'],
    ['비밀번호: flower24', 'flower24'],
  ])('%j', (text, password) => expect(passwords(text)).toEqual([password]));
  test.each([
    'your password must have 8 characters',
    'pw = process.env.PW',
    'the sandi team met in room 24',
    'passwort: ',
    'la parola è semplice',
  ])('not in %j', (text) => expect(passwords(text)).toEqual([]));
});

describe('curl is told a name and a password, or a key alone', () => {
  test.each([
    ['curl -u ann:Garden24 https://x.example', 'Garden24'],
    ['curl --user "k3y4me5now:" https://x.example', 'k3y4me5now'],
    ['curl -u user_4f8a9b2c: https://x.example', 'user_4f8a9b2c'],
  ])('%j', (text, password) => expect(passwords(text)).toEqual([password]));
  test.each([
    'curl -u $USER:$PASS https://x.example',
    'curl -u your_key_1: https://x.example',
    'sort -u a1b2c3d4e:',
  ])('not in %j', (text) => expect(passwords(text)).toEqual([]));
});
