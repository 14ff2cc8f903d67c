// Every word of the screens on privacy: what is taken out, what an export holds, what stays and what leaves. A dictionary.
import type { DetailKind, Family } from '../core/privacy/finding.ts';
import { typeWords } from '../core/privacy/families.ts';
import { percent, plural, size, whole } from './formats.ts';
import type { FamilyGroup } from './redaction/family-groups.ts';

const families: Readonly<Record<Family, string>> = {
  person: 'Names of people',
  place: 'Places',
  address: 'Street addresses',
  birthdate: 'Dates of birth',
  email: 'E-mail addresses',
  phone: 'Phone numbers',
  handle: 'Account names',
  id: 'Identity, tax and health numbers',
  number: 'Other long numbers',
  card: 'Payment cards',
  bank: 'Bank accounts',
  crypto: 'Crypto wallets',
  secret: 'Secret keys and tokens',
  password: 'Passwords',
  url: 'Links that carry a user or a secret',
  network: 'Network addresses (IP, MAC)',
  coordinates: 'Coordinates',
  organisation: 'Organisations',
  group: 'Peoples and religions',
  date: 'Dates and ages',
  link: 'All links',
};

const groups: Readonly<Record<FamilyGroup, string>> = {
  people: 'People and places',
  contact: 'Contact',
  numbers: 'Numbers and ids',
  money: 'Money',
  secrets: 'Secrets',
  technical: 'Technical',
  other: 'Other: mostly the topic itself',
};

/** "a secret key (github pat)". */
const kindWords = (kind: DetailKind, what: string | undefined) =>
  typeWords[kind] + (what === undefined ? '' : ` (${what.replaceAll(/[_-]/g, ' ')})`);

/** "an e-mail address" for "email"; what the gate counts beside kinds has words of its own. */
const maskedWords = (kind: string) =>
  kind === 'injection'
    ? 'a link, markup or an order to a model'
    : (typeWords[kind as DetailKind] ?? kind.replaceAll(/[_-]/g, ' '));

/** What of the measurements is shown, by their keys (scripts/privacy). The sets are public test data. */
export const measuredNames: Readonly<Record<string, string>> = {
  'survival-email-presidio-synth-v2': 'E-mail addresses that stay',
  'survival-card-presidio-synth-v2': 'Card numbers that stay',
  'survival-iban-presidio-regex-vectors': 'Bank accounts (IBAN) that stay',
  'survival-phone-phones-intl': 'Phone numbers of 26 countries that stay',
  'survival-secret-gitleaks-generated': 'Keys and tokens of known services that stay',
  'survival-secret-unknown-gitleaks-generated': 'The same, of services that no rule knows',
  'survival-address-presidio-synth-v2': 'Street addresses that stay',
  'survival-name-presidio-synth-v2': 'Names that stay, in English sentences',
  'survival-strict-name-presidio-synth-v2': 'The same with strict names',
  'survival-person-wikineural-multi': 'Names that stay, in encyclopedia articles of nine languages',
  'survival-person-wnut17': 'Names that stay, in posts of social networks',
  'survival-name-multidogo-slots': 'Names that stay, in chats typed in lower case',
  'alarms-usual-negatives-clinc-so': 'Ordinary words taken out by mistake',
  'alarms-strict-negatives-clinc-so': 'The same with strict names',
  'funnel-request': 'Chats with a planted detail: what would be sent still holds it',
  'funnel-stored': 'The summary still holds it, with a model that repeats the whole chat',
  'funnel-clusters': 'Names and descriptions of topics that hold one',
  'funnel-export': 'Texts of an exported file that hold one',
};

export const privacyStrings = {
  families,
  groups,

  redaction: {
    title: 'What is taken out of chats before anything reads them',
    lead: 'Each detail that is found gives way to a placeholder, such as <EMAIL_1>. It reduces what a chat tells of you; what is not found stays.',
    off: 'Off unless you choose them: they mostly carry the topic. Take them out if others will see the result.',
    strictNames: 'Strict names',
    strictNamesText:
      'Takes out every capitalised word that your chats never write in lower case: fewer names stay, and more words that are no names go, which can blur topics.',
    nameModel: 'Look for names with a model as well',
    noNameModel: 'No model',
    nameModelText: 'On this device as well; its files have to be downloaded first.',
    usual: 'Back to the usual choice',
    chosen: (on: number, all: number) => `${whole(on)} of ${whole(all)} kinds are taken out.`,
  },

  thresholds: {
    minimum: 'Fewest chats of a topic',
    minimumPlaceholder: 'by rule',
    minimumText:
      'A topic with fewer is counted in “Too small to show” and never named. By rule: 3; 10 if the chats come from several accounts; none below 20 chats.',
    accounts: 'Fewest accounts of a topic',
    accountsText:
      'Counts only where the chats come from several accounts. By rule: 5. An exported topic has 5 chats or more in any case.',
    outOfRange: (largest: number) => `A whole number from 1 to ${whole(largest)}, or empty.`,
  },

  chat: {
    view: 'Show the chat',
    views: { before: 'As it is', after: 'As it is redacted' },
    before:
      'As it stands in your export, on your own screen. Personal details are not taken out here; what would be is marked.',
    after:
      'As anything that reads it gets it, but whole: what is sent to a model is shortened as well. The numbers of placeholders may differ.',
    found: 'Found in this chat',
    nothing: 'None of these details was found in this chat. That is no promise that there is none.',
    count: (count: number) => plural(count, 'place', 'places'),
    /** Under a marked word. */
    mark: (kind: DetailKind, what: string | undefined, placeholder: string) =>
      `${kindWords(kind, what)}, becomes ${placeholder}`,
    /** Under a placeholder. */
    placeholder: (kind: DetailKind, what: string | undefined) => `stands for ${kindWords(kind, what)}`,
    noEvidence:
      'These chats have not been surveyed since they were changed, so names are told from other words by this chat alone. A run may find others.',
    nameModel: 'What a model finds besides is not shown here.',
    use: 'Use for the next run',
    used: 'The next run takes out what is chosen here. Results that are there stay as they are.',
    effect: 'Changes what is marked here. Results that are there stay as they are.',
  },

  export: {
    check: 'What the check found',
    checking: 'Checking every string before anything is written',
    comparing: 'Chats compared',
    checkingText:
      'Every name, description and word is searched for personal details and compared with the chats.',
    cancelled: 'The check was cancelled. Nothing was written.',
    again: 'Check now',
    format: 'Format',
    formats: { json: 'JSON', csv: 'CSV', html: 'HTML report' },
    formatText: {
      json: 'The whole tree. Kleio can open it again.',
      csv: 'A table with one row a topic. No cell begins a formula.',
      html: 'A page to read or print. It loads nothing from anywhere.',
    },
    downloads: { json: 'Download JSON', csv: 'Download CSV', html: 'Download HTML report' },
    downloaded: (name: string) => `${name} was offered for download.`,
    strings: 'Texts looked at',
    masked: 'Details masked',
    maskedNone: 'None was found.',
    maskedText: (masked: Readonly<Record<string, number>>) =>
      Object.entries(masked)
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => `${maskedWords(kind)}: ${whole(count)}`)
        .join(', '),
    quoted: 'Withheld as quotations',
    quotedText: 'Texts that share 8 words in a row with a chat.',
    notCompared: 'Not compared: the chats of this tree are not on this device.',
    folded: 'Too small to show',
    foldedText: (minimum: number, accounts: number | null) =>
      `Chats in topics of fewer than ${whole(minimum)} chats` +
      (accounts === null ? '' : ` or of fewer than ${plural(accounts, 'account', 'accounts')}`) +
      ', or whose name might say too much: counted together, without a name.',
    note: 'The check reduces what the file tells of people. Read it before you share it.',
    level: 'Level',
  },

  page: {
    title: 'Privacy',
    lead: 'What stays on this device, what leaves it, when and to whom; what that is worth; and how to check it yourself.',
    nowTitle: 'Now',
    nowNobody: 'This page may talk to nobody but its own host.',
    nowHost: (host: string) => `This page may talk to its own host and to ${host}, to nobody else.`,
    sentNothing: 'It has sent nothing to other hosts.',
    sent: (requests: number, bytes: number) =>
      `It has sent ${plural(requests, 'request', 'requests')} to other hosts, ${size(bytes)} in all.`,
    sentTo: (host: string, requests: number) => `${host}: ${plural(requests, 'request', 'requests')}`,
    toLedger: 'Read every request in the ledger',
    toSettings: 'Change whom it may talk to',
    sections: [
      {
        title: 'What stays on this device',
        items: [
          'Your chats, as they stand in your export: they are read, sorted and kept in this browser, and shown to you alone.',
          'Everything computed from them: topics, maps, what was found in each chat.',
          'Quotations: without a model, the request shown for a chat is taken from its words. It is never exported.',
          'Keys. They are kept in memory, unless you ask to remember them; then they are kept encrypted. They are sent to their own host alone, and stand in no setting, export or ledger.',
        ],
      },
      {
        title: 'What leaves, when, and to whom',
        items: [
          'Without a model: nothing. The page loads its own files from the host you opened it from, and that host sees that you did.',
          'With a model: chats, shortened and with details taken out, or only single requests for names, go to the one address you chose. You see the first request word for word, and what all will cost, before anything is sent.',
          'With a model that the page does not ship, to compare chats or to look for names: its files are fetched from the hub of models while the page may talk to the hub alone and reads no chat. The hub sees which model you fetch.',
          'An export is a file that you save. It goes where you send it.',
        ],
      },
      {
        title: 'How it is done',
        items: [
          'Details are taken out before anything reads a chat: mail addresses, numbers, keys, names and more. You choose which, before a run or on the page of a chat.',
          'What a model answers is searched again. A name may not hold what fewer than three chats of its topic share, and no text may share 8 words in a row with a chat.',
          'Topics of too few chats, or of too few accounts, are counted together and never named.',
          'Before any chat is read, the page narrows its own policy to the address you chose; the browser then refuses every other one. The page tests that, and no run starts if the test fails.',
          'Nothing is exported before every text of the file has been looked at.',
        ],
      },
    ],
    worthTitle: 'What it is worth',
    worthText: (version: string) =>
      `Measured with the detectors of this version (${version}) on public test data, not on your chats. Each value has an interval that holds the true one with 95 % confidence.`,
    worthNothing: 'Nothing has been measured for this version yet.',
    worthHow: 'Anyone can repeat it: npm run eval:privacy',
    columns: { name: 'What', value: 'Value', interval: '95 % interval', n: 'Tried on' },
    limitsTitle: 'What it does not protect against',
    limitsText: 'It reduces what a text tells of people. It does not anonymise.',
    limits: [
      'Names that are missed: rare ones, ones in lower case, ones that are ordinary words as well. Without a model, a good part of all names stays.',
      'Hints without a name: a job, a village and an illness together can point at one person, and no detector sees it.',
      'People who use this browser profile: they can open this page and read what is kept. Delete it on the Storage page when you are done.',
      'Extensions of the browser, and programs on this device: they can read every page, this one too.',
      'The model provider: it gets what is sent and may keep it. On the free tier of Gemini, Google may use it to improve products, and people may read it.',
      'A page that leads you away: the policy stops requests of the page, not an address that you open yourself. The page shows no links from chats.',
      'Someone who plants chats: in a published attack on a system like this one, about 50 planted chats brought a person’s illness to light in 39 % of cases. What several chats share can be shown.',
    ],
    checkTitle: 'How to check it yourself',
    checks: [
      {
        title: 'With the network off',
        steps: [
          'Serve this page from your own machine: download its source, run npm start in it, and open the address it prints.',
          'Switch the network off: unplug the cable, or turn off Wi-Fi. Drop an export or take the sample, and find its topics on this device: all of it works.',
          'On any other host, parts of the page are loaded when they are first used. Find the topics of the sample once, look at its map, show the original of one of its chats, press a delete button on the Storage page and cancel. Do not close the tab.',
          'Then switch the network off. Exploring, reading chats and deleting them on the Storage page go on.',
        ],
      },
      {
        title: 'With the ledger',
        steps: [
          'Open the Ledger. Each request is written there before it is sent: when, to whom, why, and the text word for word.',
          'Search it for a name or a number of your own. All requests it holds are searched, and all their texts: what is not found there was not sent, unless you erased the ledger or deleted the chats it was about.',
          'The line at the top of every page counts the same requests and bytes.',
        ],
      },
      {
        title: 'With the browser’s own tools',
        steps: [
          'Press F12 and open the Network panel before you start a run.',
          'Sort by domain. There are two at most: the host of this page, and the address you chose.',
          'Compare a request’s body with its entry in the ledger: they are the same.',
        ],
      },
      {
        title: 'With the policy',
        steps: [
          'Look at the page’s source: the first element of its head is the Content-Security-Policy that every browser holds it to.',
          'In the Elements panel, a second policy stands in the head once the page has run: connect-src names the one address it may talk to.',
          'In the Console, enter: new Image().src = "https://example.com/x.png". The browser refuses it, and names the policy there.',
        ],
      },
    ],
    value: (value: number, unit: string) =>
      unit === 'share' ? percent(value) : `${valueOf(value)}${unitOf(unit)}`,
    interval: (low: number, high: number, unit: string) =>
      unit === 'share'
        ? `${percent(low)} to ${percent(high)}`
        : `${valueOf(low)} to ${valueOf(high)}${unitOf(unit)}`,
    n: (n: number) => whole(n),
  },
} as const;

/** Two decimals at most. */
function valueOf(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function unitOf(unit: string): string {
  return unit === '' ? '' : ` ${unit}`;
}
