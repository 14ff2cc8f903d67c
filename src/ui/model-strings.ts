// The words around models: set-up, consent, ledger, settings. Apart from strings.ts because the first load needs none of them.
import type { EgressPurpose } from '../core/model.ts';
import { about, dollars, exactMoment, list, plural, size, whole } from './formats.ts';
import type { Missing } from './setup/model-setup.svelte.ts';
import { strings } from './strings.ts';

const requests = (count: number) => plural(count, 'request', 'requests');

/** The words around language models and embedders, a section a screen. */
export const modelStrings = {
  setup: {
    title: 'How should the chats be read?',
    titleImprove: 'Which model shall be asked?',
    ways: {
      device: { label: 'On this device', text: 'Free, and nothing leaves. The names are plainer.' },
      key: { label: 'With my key', text: 'A provider’s model, paid by you. Chats go there, redacted.' },
      local: { label: 'Local server', text: 'Ollama, LM Studio and others on your own machine.' },
    },
    provider: 'Provider',
    server: 'Server',
    other: 'Another OpenAI-compatible address',
    baseUrl: 'Address',
    baseUrlHint: 'Change it only for a proxy or another address of the same kind.',
    baseUrlWrong: 'An https address, or http on this device: http://localhost:1234/v1.',
    bindTitle: (host: string) => `Bind this page to ${host}`,
    bindText: (host: string) =>
      `The page can then talk to ${host} and to nobody else. It loads again once; what you chose here stays.`,
    bindWhy: 'It comes before the key: a page that is bound cannot hand a key or a chat to anyone else.',
    binding: 'Loading again…',
    boundTo: (host: string) => `This page can talk to ${host} and to nobody else.`,
    key: 'Key',
    keyOptional: 'Key, if the server asks for one',
    keyHint:
      'It is sent to this address only, in a header. No way of keeping it helps against foreign code in the page.',
    keepKeyHow: 'Keep the key',
    keeping: {
      now: {
        label: 'Only now',
        text: 'In memory, until this tab is closed or loaded again. Nothing is stored.',
      },
      device: {
        label: 'Remember on this device',
        text: 'Stored encrypted. Safe in a copy of the data; not from whoever can use this browser.',
      },
      passphrase: {
        label: 'Remember with a passphrase',
        text: 'Stored encrypted. Safe also from others who use this browser, until you have entered it.',
      },
    },
    passphrase: 'Passphrase',
    passphraseHint: (least: number) =>
      `At least ${whole(least)} characters; with fewer the key is kept only now. It is kept nowhere: if you forget it, enter the key again.`,
    keyForgotten: 'No key is here now: it was forgotten, in this tab or another. Enter it again to use it.',
    keyKnown: (host: string) => `A key for ${host} is known.`,
    otherKey: 'Use another key',
    keepKey: 'Keep the known key',
    emptyForgets: 'Left empty, the known key is forgotten.',
    model: 'Model',
    modelHint: 'Any name the provider knows. The list asks the provider what there is.',
    list: 'List the models',
    listing: 'Asking…',
    listed: (count: number) => `${plural(count, 'model', 'models')} to choose from: click into the field.`,
    test: 'Test',
    testing: 'Testing…',
    testHint: 'Costs at most one token.',
    answers: 'It answers.',
    does: 'What the model does',
    doesEverything: { label: 'Read and name', text: 'Every chat goes there, redacted.' },
    doesNames: {
      label: 'Only name',
      text: 'Chats are read on this device; only single requests travel, redacted.',
    },
    language: 'Names are written in',
    otherLanguage: 'Another language',
    languageName: 'Language, in English',
    languageTooLong: (most: number) => `The name of a language has at most ${whole(most)} characters.`,
    facets: 'Questions of your own',
    facetsText: 'Asked about every chat, at most two. “How did the user feel?”, “Work or private?”',
    addFacet: 'Add a question',
    question: 'Question',
    questionTooLong: (length: number, most: number) =>
      `A question has at most ${whole(most)} characters; this one has ${whole(length)}.`,
    answerKind: 'Answers',
    freeText: 'Free text',
    fixed: 'Fixed answers',
    answerLines: 'Fixed answers, one a line',
    answersHint: 'From 2 to 12 of them, each up to 60 characters.',
    removeFacet: (number: number) => `Remove question ${whole(number)}`,
    cap: 'Stop at (US dollars)',
    capHint: 'The run pauses when it has cost this much; what is done is kept. Empty: no limit.',
    capWrong: 'A number from 0 on, or nothing.',
    embedder: 'Compare chats with',
    builtIn: 'Built-in (no download)',
    otherModel: 'Another model by its id',
    modelId: 'Id on huggingface.co',
    modelIdHint:
      'A transformers.js model for sentences, like “Xenova/all-MiniLM-L6-v2”. 384 dimensions or fewer are best.',
    modelIdWrong: 'An owner and a name: “owner/name”.',
    offered: (title: string, bytes: number) => `${title} (${size(bytes)})`,
    embedderFacts: (dims: number, licence: string, note: string) =>
      `${note} ${whole(dims)} dimensions, ${licence}.`,
    weightsReady: 'Ready on this device.',
    weightsAbsent: (bytes: number | null) =>
      `Needs one download${bytes === null ? '' : ` of ${size(bytes)}`} from huggingface.co; your chats are not involved.`,
    download: 'Download it',
    missing: {
      weights: 'The model that compares the chats is not on this device yet.',
      address: 'The address is missing.',
      binding: 'First bind the page to the address.',
      key: 'The key is missing.',
      model: 'The model is missing.',
      language: 'The language of the names is missing.',
      shorterLanguage: 'The name of the language is too long.',
      cap: 'The limit has to be a number, or empty.',
      shorterQuestion: 'A question is too long.',
      facets: 'A question has no fitting answers yet.',
    } satisfies Readonly<Record<Missing, string>>,
    next: 'Go on',
  },

  passphrase: {
    title: (host: string) => `Passphrase for the key of ${host}`,
    label: 'Passphrase',
    hint: 'Asked once until the page is loaded again. Without it, enter the key itself.',
    wrong: 'This passphrase does not open the key. Try again.',
    open: 'Use the key',
    remembered: (host: string) =>
      `A key for ${host} is remembered. Leave the field empty to use it: its passphrase is asked for again.`,
  },

  consent: {
    documentTitle: 'Before anything leaves · Kleio',
    title: 'Before anything leaves',
    lead: 'For this run nothing has been sent yet. This is what would be.',
    estimating: 'Reading a sample of the chats to estimate…',
    host: 'Goes to',
    hostValue: (host: string, model: string) => `${host} (${model})`,
    requests: 'Requests',
    tokensOut: 'Tokens sent',
    tokensIn: 'Tokens received',
    time: 'Time',
    cost: 'Cost',
    costUnknown: 'not known: no price for this model',
    priceDate: (date: string) => `prices of ${date}`,
    cap: 'Stops at',
    noCap: 'no limit',
    topicsUnknown:
      'About: how many topics there are is found on the way. The lower ends are for few topics, the upper ends for many.',
    screening: (count: number, cost: string) =>
      `Your question is sent with each chosen chat first: ${requests(count)}${cost === '' ? '' : `, ${cost}`}. How many chats get a yes is not known before. At least it is this alone; at most all of them are read and named after it.`,
    capNeedsPrice: 'Without a price the limit cannot be kept. Enter one under “Edit prices”.',
    mayStop: 'It may stop before the end: the limit is below the highest estimate.',
    editPrices: 'Edit prices',
    priceHint: 'US dollars a million tokens. Providers change them: look them up on the provider’s page.',
    priceIn: 'Sent',
    priceOut: 'Received',
    savePrices: 'Use these prices',
    redacted:
      'E-mail addresses, phone, card and account numbers, passwords and keys are taken out before. Names of people and places may remain.',
    redactedBut: (kinds: readonly string[]) =>
      `Not taken out, as you chose: ${list(kinds)}. Of the other kinds, what is found is taken out before; what is not found stays.`,
    first: 'Request 1, word for word',
    firstNames: 'A request as it will be sent',
    firstAgain: 'A request as it would be sent',
    again:
      'What was read is used again where it is still known, and so are the names of topics whose chats stay the same; what is missing is sent, redacted. So it may be less than this, never another kind of thing.',
    againNames:
      'Chats are read on this device. Answers are used again where they are still known; so it may be less than this.',
    unverified: 'This price was not looked up: check it on the provider’s page.',
    geminiFree: 'On Gemini’s free tier Google may keep what is sent and people may read it.',
    acknowledge: 'I have read this.',
    send: (host: string) => `Send to ${host} and find the topics`,
    sendNames: (host: string) => `Send to ${host} and name the topics`,
  },

  improve: {
    documentTitle: 'Ask a model · Kleio',
    names: 'Improve names with a model',
    namesLead:
      'The groups stay as they are found on this device. Only redacted requests travel, so that the model can name the groups.',
    all: 'Summarise with a model',
    allLead: 'The model reads every chat, redacted, and names what it finds. It is slower and costs more.',
    old: 'The topics you have stay. The new ones are a result of their own.',
    unknown: 'There are no topics to improve here',
    unknownText: 'They may have been deleted, or the run is not finished.',
    back: 'Back to the topics',
    notAgain: 'These topics cannot be found again with that number',
    notAgainText: 'The number has to fit the chats, and a model has to have named the topics.',
  },

  ledger: {
    title: 'Ledger',
    lead: 'Every request this page has sent to another host, word for word, and what came back. It is kept on this device, without keys.',
    empty: 'Nothing has left this device',
    emptyText: 'When a model is asked or downloaded, each request is written here before it is sent.',
    erased: (count: number) =>
      count === 1
        ? '1 request was sent in all; its text was erased.'
        : `${requests(count)} were sent in all; their texts were erased.`,
    erasedOf: (count: number) =>
      count === 1 ? 'The text of 1 was erased.' : `The texts of ${whole(count)} were erased.`,
    newer: 'Show newer ones',
    totals: (count: number, bytes: number, hosts: readonly string[]) =>
      `${requests(count)}, ${size(bytes)} to ${list(hosts)}`,
    search: 'Search what was sent and answered',
    searchHint: (shown: number, loaded: number) => `${whole(shown)} of the ${requests(loaded)} loaded here`,
    nothingFound: 'None of the requests loaded here holds these words.',
    list: 'Requests, newest first',
    older: 'Show older ones',
    purposes: {
      ...strings.run.stages,
      models: 'List of models',
      test: 'Test',
      weights: 'Model download',
    } satisfies Readonly<Record<EgressPurpose, string>>,
    at: exactMoment,
    bytes: size,
    tokens: (sent: number, received: number) =>
      sent + received === 0 ? '' : `${about(sent)} + ${about(received)} tokens`,
    cost: (cost: number | null) => (cost === null || cost === 0 ? '' : dollars(cost)),
    status: (status: number | null) =>
      status === null ? 'not answered yet' : status === 0 ? 'no answer' : `status ${status}`,
    body: 'Exactly what was sent',
    noBody: 'Nothing but the address was sent.',
    answer: 'What came back',
    noAnswer: 'No text came back, or it was not kept.',
    address: (method: string, host: string, path: string) => `${method} ${host}${path}`,
    subject: (subject: string) => `About: ${subject}`,
    export: 'Export as JSON',
    exported: 'kleio-ledger.json was offered for download.',
    erase: 'Erase the ledger',
    eraseTitle: 'Erase the ledger?',
    eraseText:
      'Removes the texts of all requests and answers from this device. What was sent cannot be called back, and the count at the top stays.',
    eraseDone: 'The ledger was erased.',
  },

  settings: {
    title: 'Settings',
    endpoint: 'Who this page may talk to',
    nobody: 'Nobody. The page is bound to no address, so no model can be asked.',
    bound: (host: string) => `${host}, and nobody else.`,
    boundText:
      'Another address needs the page to load again. Runs that ask this one pause until it is bound again.',
    change: 'Change',
    unbind: 'Talk to nobody',
    keys: 'Keys',
    noKeys: 'No key is kept on this device. A key you enter is forgotten when the tab is closed.',
    keysText: 'Kept on this device, encrypted:',
    keyBy: {
      device: 'opens in this browser by itself',
      passphrase: 'opens with its passphrase',
    },
    forget: 'Forget all keys',
    forgot: 'All keys were erased: on this device, in this tab, and in every other open tab of this page.',
    weights: 'Downloaded models',
    noWeights: 'None. The built-in one needs no download.',
    removeWeights: (model: string) => `Remove ${model}`,
    removed: (model: string) => `“${model}” was removed.`,
    language: 'Names',
    languageText: 'Where a model writes the names. It can be changed for every run.',
    prices: 'Prices',
    pricesText: (date: string) =>
      `US dollars a million tokens, as of ${date}. Estimates and limits are counted with them; the provider’s bill is what counts.`,
    model: 'Model',
    input: 'Sent',
    output: 'Received',
    inputOf: (model: string) => `${model}: sent`,
    outputOf: (model: string) => `${model}: received`,
    newModel: 'Another model',
    addPrice: 'Add',
    savePrices: 'Save prices',
    pricesSaved: 'The prices were saved.',
    unverified: 'This price was not looked up: check it on the provider’s page.',
    lookedUp: 'It is right',
    priceWrong: 'A price is a number from 0 on.',
  },

  download: {
    title: (model: string) => `Download ${model}`,
    text: 'The page is bound to huggingface.co alone until this is done. Your chats are not involved.',
    progress: 'Downloading',
    checking: 'What came is checked by size and SHA-256 before it is kept.',
    done: 'Downloaded and checked. The page loads again.',
    cancelled: 'The download was cancelled. Nothing was kept.',
    back: 'Go on without it',
    goOn: 'Go on',
  },
} as const;
