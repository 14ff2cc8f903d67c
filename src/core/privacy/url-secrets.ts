import type { Finding } from './finding.ts';

/** Longest user information looked at; a longer one is not typed by people. Bounds the work at each URL. */
const maxUserInfo = 512;
/** A token alone before the @ (`https://ghp_...@github.com`) is at least this long; a shorter one is a user's name. */
const minToken = 16;

const userInfo = new RegExp(`[^\\s/?#"'<>\`@]{1,${maxUserInfo}}(?:@[^\\s/?#"'<>\`@]{1,128})?(?=@)`, 'y');

/** Names of query parameters whose value is a secret whatever it looks like. */
const secretName =
  'access_?token|auth_?token|id_token|refresh_token|token|api_?key|apikey|api-key|secret|client_secret|password|passwd|pwd|pass|signature|x-amz-signature|x-amz-security-token|x-amz-credential|x-goog-signature|session(?:_?id)?|sid|reset_?token|magic_?token|invite|se?cret_?token|confirmation_?token|credential|private_?key|subscription-key|otp';
/** Names that often mean something else: only a long value with a digit counts. */
const likelyName = 'key|sig|code|auth|state|hmac|jwt|se?cret_?key|access_?key|hash';
const parameter = new RegExp(`[?&#;](?:(${secretName})|(?:${likelyName}))=([^&\\s"'<>#;)\\]}\`]+)`, 'gi');

/** A variable or template stands where the value would be. */
const variable = /^(?:pass(?:word)?$|pwd$|\$|\{|%7B|%\(|\[|<|:|\.\.\.|xxx|\*\*\*|your|my_)/i;

/** Names of query parameters that carry a person. */
const personName =
  /[?&](?:e-?mail|user(?:_?name|_?id)?|login|account|customer|member)=(?!(?:true|false|\d{1,3})(?:[&#]|$))[^&#]{2,}/i;
/** Pages of one person: a path below the users of a site, a profile of a social network. */
const usersPath =
  /\/(?:users?|profiles?|people|members?|~)\/?(?!(?:me|self|new|login|sign|settings|edit|search|list|all|id|profile|register|password|reset|guide|manual|docs?|v?\d{1,4})\b)[A-Za-z0-9_.%-]{3,60}(?=[/?#]|$)/i;
const profile =
  /^(?:[a-z]{2,3}\.)?(?:linkedin\.com\/(?:in|pub)\/|(?:facebook|fb|instagram|threads|vk|ok)\.(?:com|net|ru)\/@?|(?:twitter|x)\.com\/|t\.me\/|wa\.me\/|tiktok\.com\/@|youtube\.com\/@|(?:www\.)?reddit\.com\/u(?:ser)?\/|medium\.com\/@|github\.com\/|gitlab\.com\/|pinterest\.com\/|soundcloud\.com\/|venmo\.com\/(?:u\/)?|paypal\.me\/|calendly\.com\/)([A-Za-z0-9_.%-]{3,60})\/?(?:[?#]|$)/i;
/** Pages of these services that belong to nobody. */
const noPerson =
  /^(?:about|features|pricing|login|signup|explore|home|search|settings|share|sharer(?:\.php)?|intent|watch|groups|events|pages|marketplace|topics|trending|help|legal|privacy|terms|jobs|i|p|orgs|joinchat)$/i;
const address =
  /https?:\/\/(?:www\.)?([^\s"'<>`)\]}]{4,2000})|(?<![\w./@-])(?:www\.)?((?:linkedin|facebook|instagram|threads|twitter|x|tiktok|paypal|t|wa|venmo|github|gitlab|medium|reddit|pinterest|soundcloud|youtube)\.(?:com|me|net)\/[^\s"'<>`)\]}]{3,300})/gi;
/** A variable or a word of a manual stands where the name would be. */
const standIn = /[{}<>$*:]|your|user(?:_?name|_?id)?$|example$/i;

/** URLs that carry a person: profiles of social networks, `/users/ann.lee`, `?email=...`. The whole URL is found. */
function findPersonUrls(text: string, found: Finding[]): void {
  for (const { 0: written, 1: full, 2: short, index } of text.matchAll(address)) {
    const whole = written.replace(/[.,;:!?*_]+$/, '');
    const rest = (full ?? short).slice(0, (full ?? short).length - (written.length - whole.length));
    const name = profile.exec(rest)?.[1];
    const path = usersPath.exec(rest)?.[0];
    const isProfile = name !== undefined && !noPerson.test(name) && !standIn.test(name);
    const isPath = path !== undefined && !standIn.test(path.replace(/^\/[^/]*\//, ''));
    if (isProfile || isPath || personName.test(rest))
      found.push({ start: index, end: index + whole.length, kind: 'url' });
  }
}

/** Webhooks and signed addresses: who knows the URL may use it. Found from the host on, without the query. */
const capability =
  /(?<=:\/\/)(?:[a-z0-9-]{1,60}\.)?(?:hooks\.zapier\.com\/hooks|maker\.ifttt\.com\/trigger|hook\.[a-z0-9.]{0,10}make\.com|webhook\.site|logic\.azure\.com(?::443)?\/workflows)\/[^\s"'<>`?)]{8,300}/gi;
/** What a reset or invitation link carries in its path. */
const pathToken =
  /\/(?:reset(?:[-_]?password)?|password[-_]?reset|verify|confirm|activate|invite|magic|unsubscribe|recover)[a-z_-]{0,20}\/([A-Za-z0-9_.~-]{16,300})/gi;

/**
 * What URLs tell: secrets (before the @, values of secret query parameters, reset links, webhooks; only the value is found) and
 * persons (the whole URL).
 */
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
  if (text.includes('/')) {
    findPersonUrls(text, found);
    for (const { 0: value, index } of text.matchAll(capability))
      found.push({ start: index, end: index + value.length, kind: 'secret', what: 'webhook' });
    for (const match of text.matchAll(pathToken)) {
      const end = match.index + match[0].length;
      if (/\d/.test(match[1]))
        found.push({ start: end - match[1].length, end, kind: 'secret', what: 'link' });
    }
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
