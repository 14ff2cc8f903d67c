import type { Finding } from './finding.ts';

/** Longest user information looked at; a longer one is not typed by people. Bounds the work at each URL. */
const maxUserInfo = 512;
/** A token alone before the @ (`https://ghp_...@github.com`) is at least this long; a shorter one is a user's name. */
const minToken = 16;

const userInfo = new RegExp(`[^\\s/?#"'<>\`@]{1,${maxUserInfo}}(?:@[^\\s/?#"'<>\`@]{1,128})?(?=@)`, 'y');

/** Names of query parameters whose value is a secret whatever it looks like. */
const secretName =
  'access_?token|auth_?token|id_token|refresh_token|token|api_?key|apikey|api-key|secret|client_secret|password|passwd|pwd|pass|signature|x-amz-signature|x-amz-security-token|x-amz-credential|x-goog-signature|session_?id|sessionid|sid|credential|private_?key|subscription-key|otp';
/** Names that often mean something else: only a long value with a digit counts. */
const likelyName = 'key|sig|code|auth|state|hmac|jwt|se?cret_?key|access_?key|hash';
const parameter = new RegExp(`[?&#;](?:(${secretName})|(?:${likelyName}))=([^&\\s"'<>#;)\\]}\`]+)`, 'gi');

/** A variable or template stands where the value would be. */
const variable = /^(?:pass(?:word)?$|pwd$|\$|\{|%7B|%\(|\[|<|:|\.\.\.|xxx|\*\*\*|your|my_)/i;

/** Secrets in URLs: what stands before the @, and values of secret query parameters. Only the value is masked. */
export function findUrlSecrets(text: string): Finding[] {
  const found: Finding[] = [];
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    userInfo.lastIndex = at + 3;
    const info = userInfo.exec(text)?.[0];
    if (!info) continue;
    const password = info.slice(info.indexOf(':') + 1);
    const secret = info.includes(':') ? password.length > 0 : info.length >= minToken;
    if (secret && !variable.test(password))
      found.push({ start: at + 3, end: at + 3 + info.length, kind: 'secret' });
  }
  if (!/[?&#;]/.test(text)) return found;
  for (const match of text.matchAll(parameter)) {
    const value = match[2];
    const counts = match[1] ? value.length >= 4 : value.length >= 8 && /\d/.test(value);
    if (!counts || variable.test(value)) continue;
    const end = match.index + match[0].length;
    found.push({ start: end - value.length, end, kind: 'secret' });
  }
  return found;
}
