import { type Finding, textBefore } from './finding.ts';

/** What an unknown key may look like; without `=` in front, so that `TOKEN=abc` begins at `abc`. */
const candidate = /[A-Za-z0-9_\-+/~]{16,}={0,2}/g;
/** How far before a value its name is looked for (characters). */
const reach = 56;
/** Longest value looked at as a whole (characters). */
const longest = 4000;

const name =
  'api[ _-]?key|keys?|tokens?|secrets?|passw(?:or)?d|passphrase|pwd|credentials?|auth(?:orization|entication)?|bearer|basic|access[ _-]?id';
/** Services whose keys have no shape of their own: the service's name stands before them. */
const services =
  'adafruit|airtable|algolia|asana|atlassian|bitbucket|bittrex|cloudflare|codecov|coinbase|confluent|contentful|datadog|discord|drone(?:ci)?|dropbox|etsy|facebook|fastly|finicity|finnhub|flickr|freshbooks|gitter|gocardless|heroku|hubspot|intercom|jfrog|xray|bintray|jira|kraken|kucoin|launchdarkly|linear|linked_?in|lob|mailchimp|mailgun|mapbox|mattermost|meraki|message_?bird|netlify|new-?relic|new-york-times|nytimes|okta|plaid|private_?ai|rapidapi|sendbird|sentry|snyk|sourcegraph|square(?:space)?|sumo(?:logic)?|travis(?:ci)?|trello|twilio|twitch|twitter|typeform|yandex|zendesk';
/** The name, then few characters: quotes, operators, small words, at most one line break. */
const named = new RegExp(
  `(?:(?:${name})(?:["'\`\\])\\s]{0,4}(?:is|are|=|:|>|,|-|\\||\\?|"|'|\`|\\(|\\[|\\s|was|this|here|value|bearer|basic|token|api-token|authorization){0,10})|(?:${services})[A-Za-z0-9_]{0,12}["'\`\\s]{0,3}(?:=|:|>|,|\\||\\?){1,4}["'\`\\s=]{0,5})$`,
  'i',
);
/** The name of something else that ends in such a word. */
const otherName =
  /(?:public|pub|foreign|primary|partition|sort|sha\d*|hash|commit|monkey|hotkey|keyboard)[ _-]?(?:key|token)?s?["'`\s:=]*$/i;

/** AWS secret keys have no beginning of their own: 40 base64 characters near their name. */
const awsSecret = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/g;

/** Values that look random right after a word such as key, token, secret, or the name of a service. */
export function findNamedSecrets(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { 0: value, index } of text.matchAll(candidate)) {
    const before = textBefore(text, index, reach);
    if (/[./\\@#]$/.test(before) || value.startsWith('/')) continue;
    if (!looksRandom(value.slice(0, longest)) || otherName.test(before) || !named.test(before)) continue;
    found.push({ start: index, end: index + value.length, kind: 'secret' });
  }
  if (!/aws|secret/i.test(text)) return found;
  for (const { 0: value, index } of text.matchAll(awsSecret)) {
    const isMixed = /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
    if (!isMixed || !/(?:aws|secret)[^]{0,40}$/i.test(textBefore(text, index, 60))) continue;
    found.push({ start: index, end: index + value.length, kind: 'secret' });
  }
  return found;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Random strings change between letters and digits often (base62: 27 % of neighbours, base36: 40 %, hex: 47 %),
 * identifiers and paths hardly ever: at least 3 times and at 12 % of the places counts as random.
 */
export function looksRandom(value: string): boolean {
  if (uuid.test(value)) return true;
  const changes = value.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return changes >= Math.max(3, value.length * 0.12) && new Set(value).size >= 7;
}
