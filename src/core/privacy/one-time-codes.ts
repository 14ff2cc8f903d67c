import type { Finding } from './finding.ts';

/** Words for a code that opens an account once, and for the number on the back of a card. */
const words =
  '(?:one[- ]time|verification|authentication|authenticator|confirmation|security|log-?in|sign-?in|sms|activation|recovery|2fa|mfa)[ -]?(?:pass)?code|\\botp(?: code)?|\\b2fa|one[- ]time (?:password|pin)' +
  '|(?:bestätigungs|sicherheits|verifizierungs|aktivierungs|einmal|freischalt|sms-)code|code de (?:vérification|sécurité|confirmation)|código de (?:verificación|seguridad|confirmación|verificação|segurança)|codice di (?:verifica|sicurezza)|verificatiecode|kod weryfikacyjny' +
  '|код (?:подтверждения|из смс)' +
  '|\\bcvv2?|\\bcvc2?|kartenprüfnummer|prüfziffer';
/** "recovery code XK4D-92LM-77QP", "license key: ABCDE-12345-...": groups of capitals and digits. */
const grouped =
  /\b(?:recovery|backup|activation|redeem|licen[cs]e|product|gift ?card|voucher|lizenz|produkt)[ -]?(?:code|key|schlüssel)(?: (?:number|is|was|ist|lautet))?[ :=#]{1,3}((?=[A-Z-]{0,40}\d)[A-Z0-9]{3,8}(?:-[A-Z0-9]{3,8}){1,7})(?![\w-])/gi;
/** The same where no blank parts a word from a number. */
const wordsTogether = '(?:验证码|驗證碼|認証コード|確認コード|인증번호)[ :：是为は은는]{0,3}';
/** What `findOneTimeCodes` needs somewhere in a text: such a word, and digits close behind it. */
export const oneTimeHint =
  /(?:code|otp|2fa|time p|digo de|codice|kod |код |cv[vc]2?|验证码|驗證碼|コード|번호|nummer|ziffer)\D{0,24}\d{3}|(?:code|key|schlüssel)[ :=#a-z]{1,16}[a-z0-9]{3,8}-/i;
const stated = new RegExp(
  `(?:(?:${words})(?: (?:number|is|was|ist|lautet|est|es|é|è|to|jest|является))?[ :=#：]{1,3}|${wordsTogether})(?:G-)?(\\d{3}[ -]\\d{3}|\\d{3,8})(?![\\p{L}\\p{N}_%]|[.,:/-]\\d)`,
  'giu',
);

/** One-time and recovery codes, keys of licences and card verification numbers with their name before them; only the code. */
export function findOneTimeCodes(text: string): Finding[] {
  return [...text.matchAll(stated), ...text.matchAll(grouped)].map(({ 0: all, 1: code, index }) => {
    const end = index + all.length;
    return { start: end - code.length, end, kind: 'password', what: 'one-time' };
  });
}
