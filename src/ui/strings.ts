// Every word on screen, a section a screen; errors are in wording.ts. Longer than other files: it is a dictionary.
import type { Run, SkipReason, StageName } from '../core/types.ts';
import {
  about,
  day,
  dollars,
  list,
  moment,
  monthRange,
  ordinal,
  percent,
  plural,
  size,
  whole,
} from './formats.ts';
import { formatNames, sourceNames } from './source-names.ts';

const chats = (count: number) => plural(count, 'chat', 'chats');
const topics = (count: number) => plural(count, 'topic', 'topics');

/** What was left out, as the end of "Left out:". */
const skipReasons: Readonly<Record<SkipReason, (count: number) => string>> = {
  hidden: (n) => plural(n, 'turn marked as hidden', 'turns marked as hidden'),
  system: (n) => plural(n, 'system instruction', 'system instructions'),
  tool: (n) => plural(n, 'tool call or tool result', 'tool calls and tool results'),
  thinking: (n) => plural(n, 'note the model wrote to itself', 'notes the model wrote to itself'),
  'other-branch': (n) =>
    plural(n, 'turn from an abandoned branch', 'turns from abandoned branches') +
    ' (edited questions, regenerated answers)',
  'media-only': (n) =>
    plural(n, 'turn with only an image, a file or sound', 'turns with only images, files or sound'),
  blank: (n) => plural(n, 'blank turn', 'blank turns'),
  'no-mapping': (n) => plural(n, 'chat the export holds no turns of', 'chats the export holds no turns of'),
  'not-chat-file': (n) =>
    plural(n, 'other file in the archive or folder', 'other files in the archive or folder'),
  duplicate: (n) => plural(n, 'repeat of something read before', 'repeats of something read before'),
  'other-activity': (n) =>
    plural(n, 'record of another activity than a chat', 'records of other activities than chats'),
  subagent: (n) => plural(n, 'turn of an agent’s helper', 'turns of an agent’s helpers'),
  repeated: (n) => plural(n, 'turn that a later call repeats', 'turns that later calls repeat'),
  'blank-row': (n) => plural(n, 'row without text', 'rows without text'),
};

const runStates: Readonly<Record<Run['status'], string>> = {
  running: 'Not finished yet',
  paused: 'Paused',
  stopped: 'Stopped',
  done: 'Finished',
  failed: 'Could not be finished',
};

const runWords = (run: Run) =>
  `${runStates[run.status]}, ${moment(run.finishedAt ?? run.createdAt)}` +
  (run.settings.k === null ? '' : `, ${topics(run.settings.k)} asked for`) +
  // Runs of earlier versions know of no models.
  (run.settings.model ? `, with ${run.settings.model.model}` : '');

/** The words of all screens, a section a screen. */
export const strings = {
  common: {
    cancel: 'Cancel',
    close: 'Close',
    delete: 'Delete',
    remove: 'Remove',
    tryAgain: 'Try again',
    undo: 'Undo',
    loading: 'Loading',
    technicalDetails: 'Technical details',
    chats,
    topics,
    percent,
    /** "312 of 1,204". */
    doneOfTotal: (done: number, total: number | null) =>
      total === null ? whole(done) : `${whole(done)} of ${whole(total)}`,
    /** "1.2 MB of 40 MB". */
    bytesOfTotal: (done: number, total: number | null) =>
      total === null ? size(done) : `${size(done)} of ${size(total)}`,
  },

  app: {
    name: 'Kleio',
    /** Of the browser's tab, by page. */
    titles: {
      start: 'Kleio: what are these chats about?',
      import: 'What was found · Kleio',
      run: 'Finding topics · Kleio',
      explore: 'Topics · Kleio',
      export: 'Export · Kleio',
      improve: 'Ask a model · Kleio',
      again: 'Ask a model · Kleio',
      storage: 'Storage · Kleio',
      settings: 'Settings · Kleio',
      ledger: 'Ledger · Kleio',
      privacy: 'Privacy · Kleio',
      gallery: 'Gallery · Kleio',
      unknown: 'Not found · Kleio',
    },
    navigation: 'Pages',
    toContent: 'Skip to the content',
    start: 'Start',
    storage: 'Storage',
    settings: 'Settings',
    ledger: 'Ledger',
    /** At the foot of every page. */
    privacy: 'Privacy: what stays, what leaves, and how to check',
    nothingSent: 'Nothing has left this device',
    /** "3 requests, 12 kB to api.example and 1 other". */
    sent: (requests: number, bytes: number, hosts: readonly string[]) =>
      `${plural(requests, 'request', 'requests')}, ${size(bytes)} ` +
      (hosts.length === 0 ? 'sent' : `to ${hosts[0]}`) +
      (hosts.length > 1 ? ` and ${plural(hosts.length - 1, 'other', 'others')}` : ''),
    sentExplained: 'What this page has sent to other hosts, over all time. Opens the ledger.',
    themes: { light: 'Light', dark: 'Dark', system: 'As the system' },
    themeNow: (now: string, next: string) => `Colours: ${now}. Change to: ${next}`,
    dropTitle: 'Drop to read',
    dropText: 'The files are read on this device.',
    stillDownloading:
      'No files are read while a model is downloaded. Drop them again when the page has loaded again.',
    downloadTitle: 'Download · Kleio',
    deletedElsewhere: 'Chats were deleted in another tab.',
    everythingDeletedElsewhere: 'Everything was deleted in another tab.',
    pausedWithoutKey: 'The key was forgotten, so the run that asks with it is paused.',
    stillReading: 'Still reading the last files. Cancel that first, then drop these again.',
    pastedName: 'pasted text',
    pageFailed: 'This page could not be loaded.',
    pageFailedNext: 'Check the connection and load Kleio again. What is stored on this device stays.',
    reload: 'Load again',
    notFound: 'There is nothing at this address',
    notFoundText: 'The link may be old, or what it led to was deleted.',
    toStart: 'Go to the start page',
  },

  start: {
    heading: 'See what your chats are about',
    lead: 'Kleio sorts your AI chats into named topics, from broad to narrow.',
    privacy: 'It works in this browser. Nothing leaves this device unless you choose a model to ask.',
    sample: 'Explore a sample',
    sampleBusy: 'Opening the sample…',
    choose: 'Choose files',
    drop: 'Drop your export here',
    dropText: 'ZIP, JSON, CSV and more, one file or many, or a folder. Pasting works too.',
    howTitle: 'How do I get my export?',
    how: [
      {
        name: 'ChatGPT',
        steps: [
          'Open Settings, then Data controls, then Export data.',
          'An e-mail brings a link, usually within a few hours; it works for 24 hours.',
          'Drop the ZIP file here as it is.',
        ],
      },
      {
        name: 'Claude',
        steps: [
          'Open Settings, then Privacy, then Export data.',
          'An e-mail brings a link; it works for 24 hours.',
          'Drop the ZIP file here as it is.',
        ],
      },
      {
        name: 'Gemini',
        steps: [
          'Open takeout.google.com and choose only “My Activity”, and in it only “Gemini Apps”.',
          'JSON and HTML are both read.',
          'Drop the ZIP file here as it is.',
        ],
      },
      {
        name: 'Others',
        steps: [
          'Copilot, Grok, DeepSeek, Le Chat, Open WebUI, LibreChat, LM Studio, Jan and others: drop what they export, as it is.',
          'Claude Code and Codex: drop the folder .claude/projects or .codex/sessions.',
          'Tables (CSV, TSV, Parquet) and JSON lines: drop them, and say which column holds the text.',
        ],
      },
    ],
    leavesTitle: 'What leaves my device? Nothing yet.',
    leaves: [
      'Files are read, sorted and named by programs that run inside this page. There is no account and no server of ours.',
      'What was read is kept in this browser until you delete it on the Storage page.',
      'You may choose a language model, with a key of your own or on a server of your own. Then chats go to that one address, with e-mails, numbers and keys taken out, after you have seen the exact text of the first request and what all will cost.',
      'The line at the top of every page counts what has been sent, and the Ledger shows every request word for word.',
    ],
    recentTitle: 'On this device',
    treesTitle: 'Imported topic trees',
    openTopics: 'Open topics',
    goOn: 'Go on',
    findTopics: 'Find topics',
    datasetFacts: (conversations: number, range: readonly [number, number] | null, bytes: number) =>
      [chats(conversations), range ? monthRange(range) : null, size(bytes)]
        .filter((part) => part !== null)
        .join(' · '),
    treeFacts: (importedAt: number) => `imported ${day(importedAt)}`,
    runFacts: (run: Run) => runWords(run),
    sampleMark: 'sample',
    deleteNamed: (name: string) => `Delete ${name}`,
    olderRuns: (count: number) => plural(count, 'earlier result', 'earlier results'),
    sortAgain: 'Sort again',
    specimen: {
      caption: 'How a result looks (these chats are invented)',
      total: 240,
      topics: [
        {
          name: 'Cooking and baking at home',
          count: 96,
          description: 'Users ask how to plan, rescue and adapt what they cook for family and guests.',
          children: [
            { name: 'Sourdough and other breads', count: 41 },
            { name: 'Weekday meals from what is left', count: 33 },
            { name: 'Replacing an ingredient', count: 22 },
          ],
        },
        {
          name: 'Writing to offices and landlords',
          count: 78,
          description: 'Users want letters that are polite, short and hard to ignore.',
          children: [
            { name: 'Rent, deposits and repairs', count: 45 },
            { name: 'Objections and appeals', count: 33 },
          ],
        },
        { name: 'Learning Portuguese', count: 66, description: '', children: [] },
      ],
    },
  },

  import: {
    title: 'What was found',
    readingTitle: 'Reading',
    reading: (name: string) => `Reading ${name}`,
    readingFile: (file: number, files: number) => `File ${whole(file)} of ${whole(files)}`,
    found: (conversations: number) => `${chats(conversations)} found so far`,
    /** '' where nothing was. */
    leftOutSoFar: (count: number) => (count === 0 ? '' : `${whole(count)} left out`),
    failedSoFar: (count: number) =>
      count === 0 ? '' : plural(count, 'record could not be read', 'records could not be read'),
    refusedSoFar: (count: number) => (count === 0 ? '' : plural(count, 'file not read', 'files not read')),
    cancelled: 'Reading was cancelled. Chats read until then stay on this device.',
    nothing: 'No chats were found',
    nothingText: 'What each file looks like, and what to drop instead:',
    nothingYet: 'No files are being read',
    nothingYetText: 'Drop an export anywhere on this page, or choose files.',
    summary: (conversations: number, files: number) =>
      `${chats(conversations)} in ${plural(files, 'file', 'files')}`,
    reports: 'Files',
    formats: formatNames,
    unreadable: 'Not read',
    partlyRead: 'Read in part',
    dates: 'Dates',
    noDates: 'none in the file',
    conversations: 'Chats',
    withMessages: 'With messages',
    turns: 'Turns',
    turnsValue: (user: number, assistant: number) =>
      `${whole(user)} yours, ${plural(assistant, 'answer', 'answers')}`,
    state: 'On this device',
    added: (n: number) => `${whole(n)} new`,
    updated: (n: number) => `${whole(n)} updated`,
    unchanged: (n: number) => `${whole(n)} already here`,
    skipped: 'What was left out, and why',
    skipReasons,
    issues: (count: number) => plural(count, 'record could not be read', 'records could not be read'),
    issuesShown: (shown: number, count: number) => `The first ${whole(shown)} of ${whole(count)}:`,
    allKnown: 'Everything in these files is already on this device.',
    allKnownText: 'Nothing was added twice.',
    openTopics: 'Open its topics',
    goOn: 'Go on with its topics',
    intoExisting: (name: string) => `Added to “${name}”, which holds some of the same chats.`,
    /** "12 chats are new, 3 have changed; 1,880 were here already, as they are." */
    sinceLast: (added: number, updated: number, unchanged: number) =>
      [
        added > 0 ? plural(added, 'chat is new', 'chats are new') : updated > 0 ? '' : 'No chat is new',
        updated === 0
          ? ''
          : added === 0
            ? plural(updated, 'chat has changed', 'chats have changed')
            : plural(updated, 'has changed', 'have changed'),
      ]
        .filter((part) => part !== '')
        .join(', ') +
      (unchanged === 0
        ? '.'
        : `; ${plural(unchanged, 'was', 'were')} here already, as ${unchanged === 1 ? 'it is' : 'they are'}.`),
    treesTitle: 'Topic trees among the files',
    ofDataset: (name: string, conversations: number) => `“${name}”, ${chats(conversations)}`,
    showAllFiles: (count: number) => `Show all ${whole(count)} files`,
    openTree: (name: string) => `Open “${name}”`,
    columns: {
      title: 'Which columns?',
      text: (name: string) =>
        `“${name}” is a table. Say which of its columns hold what. What is chosen now is a proposal, made from their names and the first rows.`,
      more: (n: number) => `${plural(n, 'more table', 'more tables')} after this one.`,
      caption: (name: string) => `First rows of “${name}”`,
      fields: {
        text: 'Text',
        role: 'Who speaks',
        conversation: 'Conversation',
        time: 'Time',
        account: 'Account',
      },
      hints: {
        text: 'What was written. Rows without it are left out.',
        role: 'User or assistant. Without it every text is yours.',
        conversation: 'Rows with the same value are one chat. Without it every row is one.',
        time: 'When it was written.',
        account: 'Who it belongs to, kept only as a hash.',
      },
      choose: 'Choose a column',
      none: 'None',
      twice: 'One column cannot be two things. Choose another, or “None”.',
      read: 'Read this table',
      remembered: 'Tables with the same columns are then read without asking.',
    },
    settingsTitle: 'Topics',
    readable: (count: number) => `${chats(count)} to sort`,
    /** Stands in the empty field. */
    kPlaceholder: 'as found',
    kFound:
      'Found from the chats: the number whose groups are clearest. You see why, and can take another one afterwards.',
    /** "About 9 chats a topic: 34 topics". */
    perTopic: (n: number, k: number) =>
      `About ${plural(Math.max(1, Math.round(n / k)), 'chat', 'chats')} a topic: ${topics(k)}`,
    kLabel: 'Number of topics',
    kOutOfRange: (max: number) => `A whole number from 1 to ${whole(max)}.`,
    byEvidence: 'Let it be found from the chats',
    advanced: 'Advanced',
    seed: 'Seed',
    seedHint: 'The same chats, settings and seed give the same topics.',
    seedOutOfRange: 'A whole number from 0 to 4,294,967,295.',
    region: 'Phone numbers without a country code are from',
    regionHint: 'Helps to recognise phone numbers, so that they can be taken out before anything is named.',
    start: 'Find the topics',
    starting: 'Starting…',
    onDevice: 'Runs on this device.',
    nextConsent: 'Next: what would be sent and what it costs. Nothing is sent before you agree.',
    gone: 'These chats are not on this device',
    goneText: 'They may have been deleted, or the address belongs to another browser.',
  },

  storage: {
    title: 'Storage',
    lead: 'Everything Kleio keeps is in this browser, on this device.',
    used: 'Used by Kleio',
    usedUnknown: 'not told',
    usedText: (quota: number) => `The browser allows up to ${size(quota)}.`,
    share: (share: number) => `${percent(share)} of what the browser allows`,
    kept: 'Kept when space runs short',
    keptYes: 'Yes',
    keptNo: 'Not promised',
    keptYesText: 'The browser promised not to clear it by itself.',
    keptNoText: 'The browser may clear it if the device runs out of space.',
    askToKeep: 'Ask the browser to keep it',
    askGranted: 'The browser will keep it.',
    askDenied: 'The browser did not promise it. Export your topic trees to be safe.',
    datasets: 'Chats',
    datasetText: (bytes: number) => `about ${size(bytes)} of text`,
    runs: 'Topics found',
    noRuns: 'No topics yet',
    runLabel: (run: Run) => runWords(run),
    trees: 'Imported topic trees',
    empty: 'Nothing is stored on this device',
    emptyText: 'Chats you read and topics that were found will be listed here.',
    deleteNamed: (name: string) => `Delete ${name}`,
    deleteDatasetTitle: (name: string) => `Delete “${name}”?`,
    deleteDatasetText: (conversations: number, runs: number) =>
      `Removes ${list([chats(conversations), runs === 0 ? 'everything computed from them' : `${plural(runs, 'set', 'sets')} of topics found in them`])} from this browser. The export file on your disk stays. This cannot be undone.`,
    deleteRunTitle: 'Delete these topics?',
    deleteRunText: 'Removes the topics that were found. The chats stay and can be sorted again.',
    deleteTreeTitle: (name: string) => `Delete “${name}”?`,
    deleteTreeText: 'Removes the imported tree from this browser. The file you imported it from stays.',
    deleted: (name: string) => `Deleted “${name}”.`,
    deletedRun: 'Deleted the topics.',
    everythingTitle: 'Delete everything',
    everythingText:
      'Removes all chats, topics, imported trees, settings, keys, downloaded models and the ledger from this browser. Files on your disk stay.',
    everything: 'Delete everything',
    everythingAsk: 'Delete everything on this device?',
    everythingConfirm: 'Yes, delete everything',
    everythingDone: 'Everything was deleted.',
  },

  run: {
    title: 'Finding the topics',
    titleDone: 'The topics are found',
    documentTitle: (share: number) => `${percent(share)} · Finding the topics · Kleio`,
    stages: {
      survey: 'Learn which words are names',
      screen: 'Ask your question about each chat',
      facets: 'Read the chats',
      embed: 'Compare them',
      cluster: 'Group what is alike',
      name: 'Name the groups',
      audit: 'Check the names for personal details',
      nest: 'Nest the topics',
      place: 'Draw the map',
    } satisfies Readonly<Record<StageName, string>>,
    stageList: 'Steps',
    stageWaiting: 'Waiting',
    stageDone: 'Done',
    stageTook: (duration: string) => `took ${duration}`,
    rate: (perSecond: number) => `${perSecond < 10 ? perSecond.toFixed(1) : whole(perSecond)} a second`,
    timeLeft: (duration: string) => `about ${duration} left`,
    recalled: (count: number) => `${chats(count)} known from before, not computed again`,
    latest: 'Latest requests',
    latestNone: 'The first requests will appear here.',
    safe: 'Safe to close: it goes on where it stopped.',
    onDevice: 'Everything is computed on this device.',
    withModel: (host: string) => `Chats go, redacted, to ${host}.`,
    withModelNames: (host: string) =>
      `Chats are read on this device. Single requests go, redacted, to ${host}, to be named.`,
    modelLine: 'The model',
    modelHost: 'Asked',
    modelRequests: 'Requests',
    modelTokens: 'Tokens',
    tokens: (sent: number, received: number) => `${about(sent)} sent, ${about(received)} received`,
    modelCost: 'Cost',
    costOf: (cost: number | null, cap: number | null) =>
      (cost === null ? 'not known' : dollars(cost)) + (cap === null ? '' : `, stops at ${dollars(cap)}`),
    retried: (count: number) => (count === 0 ? '' : `, ${whole(count)} sent again`),
    /** "Waiting 20 s, as the provider asked (3rd try of 6)". */
    waiting: (seconds: string, why: 'asked' | 'overloaded', attempt: number, of: number) =>
      `Waiting ${seconds}, ${why === 'asked' ? 'as the provider asked' : 'because the provider is overloaded'} (${ordinal(attempt)} try of ${whole(of)})`,
    raiseCap: 'Stop at (US dollars)',
    enterKey: 'Enter the key first.',
    raiseCapHint: 'For the whole run, what it has cost included. Empty: no limit.',
    bind: (host: string) => `Bind this page to ${host}`,
    bound: (host: string) => `This page is bound to ${host} now.`,
    download: 'Download the files',
    otherModel: 'Choose another model',
    states: {
      running: 'Running',
      paused: 'Paused. What is done is kept.',
      stopped: 'Stopped. What is done is kept, and another run over these chats can use it.',
      done: 'Finished.',
      failed: 'It could not be finished. What is done is kept.',
      elsewhere: 'Runs in another tab of this browser. This page follows it.',
    },
    spoken: (stage: string, done: string, share: number) =>
      `${stage}: ${done}. ${percent(share)} of everything.`,
    pause: 'Pause',
    stop: 'Stop',
    resume: 'Go on',
    openTopics: 'Open the topics',
    problems: (count: number) => plural(count, 'problem', 'problems'),
    problemKinds: {
      'no-facets': 'A chat could not be read and was left out',
      'no-screen': 'Your question could not be asked about a chat, or got no answer; it was left out',
      'answer-refused': 'The model refused to answer; the answer was made on this device instead',
      'answer-cut': 'The model’s answer was cut off; the answer was made on this device instead',
      'name-refused': 'A name the model wrote was not kept: it broke the rules for names',
      'no-name': 'A topic got no name from the model; it was named on this device instead',
      'no-audit': 'A name could not be checked for personal details by the model',
      'answer-orders':
        'The chat gives orders to a model, so no model was asked about it; the answer was made on this device instead',
      'answer-unreadable': 'The model’s answer could not be read; the answer was made on this device instead',
    } as Readonly<Record<string, string>>,
    problemAt: (stage: string, count: number) => `${stage}: ${whole(count)}`,
    unknown: 'This run is not on this device',
    unknownText: 'It may have been deleted, or the address belongs to another browser.',
    toStart: 'Go to the start page',
  },

  explore: {
    documentTitle: (topic: string) => `${topic} · Kleio`,
    title: 'Topics',
    unknown: 'These topics are not on this device',
    unknownText: 'They may have been deleted, or the address belongs to another browser.',
    notYet: 'These topics are not finished yet',
    notYetText: 'The run that finds them has not come to its end.',
    toRun: 'See how far it is',
    toStart: 'Go to the start page',
    summary: (clustered: number, clusters: number) => `${chats(clustered)} in ${topics(clusters)}`,
    allChats: 'All chats',
    tree: 'Topics',
    details: 'Details',
    view: 'View',
    sort: 'Sort by',
    sorts: { size: 'Size', name: 'Name' },
    tooSmall: 'Too small to show',
    tooSmallText: (count: number, minimum: number) =>
      `${chats(count)} belong to topics of fewer than ${whole(minimum)} chats, or to topics whose name might say too much about one person. They are counted here and never named.`,
    tooSmallShort: 'Counted, never named.',
    openBranch: 'Show subtopics',
    closeBranch: 'Hide subtopics',
    matchesInside: (count: number) => `${chats(count)} found here`,
    breadcrumbs: 'Path to this topic',
    breadcrumbsHint: 'Alt and arrow up: one level up',
    parent: 'One level up',
    /** "84 of 1,204 chats · 7%". */
    countOf: (count: number, total: number, share: number) =>
      `${whole(count)} of ${chats(total)} · ${percent(share)}`,
    onDeviceMark: 'Named on this device',
    onDeviceMarkText: 'The name was made on this device, without a language model.',
    namedBy: (model: string) => `Named by ${model}`,
    namedByText: 'The name was written by a language model, from redacted requests.',
    noModelNameText: 'The model gave no usable answer, so the name was made on this device.',
    fallback: 'Read on this device: the model gave no answer',
    improve: 'Improve names with a model',
    summarise: 'Summarise with a model',
    improveText: 'These topics stay as they are; the new ones are a result of their own.',
    keywords: 'Words that mark it',
    keywordShares: (share: number, outside: number) =>
      `in ${percent(share)} of these chats, in ${outside === 0 ? 'none' : percent(outside)} of all others`,
    contrast: 'What sets it apart',
    contrastWord: (word: string, share: number, outside: number) =>
      `“${word}” stands in ${percent(share)} of these chats and in ${outside === 0 ? 'none' : percent(outside)} of all others.`,
    contrastLanguage: (name: string, share: number, all: number) =>
      `${percent(share)} are in ${name}, against ${percent(all)} over all chats.`,
    contrastSource: (name: string, share: number, all: number) =>
      `${percent(share)} come from ${name}, against ${percent(all)} over all chats.`,
    contrastTurns: (median: number, all: number) =>
      `Half of these chats have ${plural(median, 'turn', 'turns')} or more; over all chats it is ${whole(all)}.`,
    facets: 'What is in it',
    languages: 'Languages',
    sources: 'Sources',
    sourceNames: sourceNames as Readonly<Record<string, string>>,
    overallTick: 'The thin line marks the share over all chats.',
    barLabel: (name: string, count: number, share: number, all: number | null) =>
      `${name}: ${whole(count)}, ${percent(share)}` +
      (all === null ? '' : `; over all chats ${percent(all)}`),
    others: (count: number) => plural(count, 'other', 'others'),
    months: 'Over time',
    monthsLabel: (from: string, to: string, most: string, count: number) =>
      `Chats by month, ${from} to ${to}; most in ${most}: ${whole(count)}`,
    month: (name: string, count: number) => `${name}: ${chats(count)}`,
    turns: 'Length',
    turnsText: (median: number, mean: number) =>
      `Half have ${plural(median, 'turn', 'turns')} or more, ${mean.toFixed(1)} on average.`,
    concern: 'Worth a second look',
    concernText: (counts: readonly number[]) =>
      counts.flatMap((count, i) => (count === 0 ? [] : [`${chats(count)} with concern ${i + 3} of 5`])),
    quality: 'How sure is this?',
    cohesion: 'Held together',
    cohesionText: 'How alike its chats are. 1: all the same; near 0: nothing in common.',
    separation: 'Set apart',
    separationText: 'How far the nearest other topic is. Near 0: the two could be one.',
    qualityNote: 'Topics are a way to look at chats, not a truth about them.',
    central: 'Typical chats',
    borderline: 'At the edge',
    borderlineText: 'They fit least; some may belong elsewhere.',
    chatsHeading: (count: number) => plural(count, 'chat', 'chats'),
    noChats: 'This tree was imported: its chats are not on this device.',
    undated: 'no date',
    search: 'Search topics and requests',
    searchTree: 'Search topics',
    searchHint: 'Press / to search, Esc to clear',
    found: (topicCount: number, chatCount: number | null) =>
      chatCount === null ? topics(topicCount) : `${topics(topicCount)} and ${chats(chatCount)}`,
    foundHeading: (query: string) => `Chats with “${query}”`,
    foundTopics: (query: string) => `Topics with “${query}”`,
    foundNothing: 'Nothing holds all of these words.',
    clear: 'Clear the search',
    export: 'Export',
    again: 'Number of topics',
    againTitle: 'Run again with another number of topics',
    againNow: (k: number, levels: number) =>
      `Now: ${topics(k)} at the lowest level, ${plural(levels, 'level', 'levels')}. These topics stay.`,
    againText: 'What was read is used again; only grouping and naming are done anew.',
    againModel: (host: string, model: string, namesOnly: boolean) =>
      (namesOnly
        ? `Chats are read on this device; for the names, single requests are sent, redacted, to ${model} at ${host}. `
        : `What was read is used again where it is still known; what is missing is sent, redacted, to ${model} at ${host}, and so is what the names need. `) +
      'Topics whose chats stay the same keep their names and are not asked about again. ' +
      'Next: what would be sent and what it costs. Nothing is sent before you agree.',
    againNext: 'Go on',
    againLabel: 'Number of topics',
    againRange: (max: number) => `A whole number from 1 to ${whole(max)}.`,
    againStart: 'Find the topics again',
    notices: 'About this tree',
    builtIn: 'Named on this device, without a language model: names are made from words the chats share.',
    otherLanguages: (share: number) =>
      `${percent(share)} of the chats are in other languages than the main one. Chats about one topic in two languages do not meet in this version.`,
    fewChats: (count: number) =>
      `With ${chats(count)} there is nothing to nest, so the topics stand side by side.`,
    setAside: (empty: number) =>
      empty === 1
        ? '1 chat was set aside: there is nothing to read in it.'
        : `${chats(empty)} were set aside: there is nothing to read in them.`,
    duplicates: (count: number) =>
      count === 1
        ? '1 chat repeats another word for word; it is counted.'
        : `${chats(count)} repeat others word for word; they are counted.`,
    imported: 'Opened from a file. It holds topics only, no chats.',
  },

  conversation: {
    documentTitle: 'Chat · Kleio',
    heading: 'Request',
    back: 'Back to the topic',
    noRequest: 'No request could be read from this chat',
    unknown: 'This chat is not in this tree',
    unknownText: 'It may have been left out of the run, or the link is old.',
    where: 'Where it stands',
    central: 'Typical of its topic',
    between: 'Fits its topic',
    borderline: 'At the edge of its topic',
    likeness: (closeness: number) => `likeness to the middle of its topic: ${closeness.toFixed(2)}`,
    date: 'Date',
    undated: 'not in the export',
    language: 'Languages',
    source: 'Source',
    turns: 'Turns',
    task: 'Task',
    concern: 'Concern',
    concernOf: (level: number) => `${level} of 5`,
    showOriginal: 'Show original (stays on this device)',
    hideOriginal: 'Hide original',
    original: 'Original',
    originalText: 'As it stands in your export, on your own screen. Personal details are not taken out here.',
    originalGone: 'The original is not on this device any more.',
    user: 'You',
    assistant: 'Answer',
  },

  export: {
    documentTitle: 'Export · Kleio',
    title: 'Export the topics',
    lead: 'One file you can keep or share. It is written on this device and goes nowhere by itself.',
    level: 'What goes into the file',
    levels: { clusters: 'Topics only', requests: 'Topics and requests' },
    clustersText: 'Names, descriptions, counts, words and shares. Nothing about a single chat.',
    requestsText: 'Also up to three typical requests of each topic, one line each.',
    quotations:
      'Requests cannot be exported from this run: they are quotations from the chats, and quotations never leave.',
    importedOnly: 'This tree was imported without requests.',
    inside: 'What is inside',
    topicsInside: 'Topics',
    chatsInside: 'Chats counted',
    size: 'Size',
    preview: 'The beginning of the file',
    previewCut: (shown: number, lines: number) =>
      `The first ${whole(shown)} of ${whole(lines)} lines of the file`,
    toTopics: 'Back to the topics',
    openTitle: 'Open an exported tree',
    openText: 'Shows the topics of a file that Kleio wrote. It is kept in this browser.',
    open: 'Open an exported tree',
    opening: 'Opening…',
    treeName: (file: string) => file.replace(/\.json$/i, ''),
    unknown: 'There is nothing to export here',
    unknownText: 'These topics are not on this device, or the run that finds them is not finished.',
  },

  map: {
    title: 'Map',
    label: (count: number) => `Map of ${chats(count)}. The topic tree says the same in words.`,
    keys: 'Arrow keys move the map, plus and minus zoom, 0 shows all, F shows the selected topic. Enter takes the chat nearest to the middle, Enter again opens it, Escape lets it go.',
    caption: 'Near means similar; the axes mean nothing.',
    legend: 'Topics by colour',
    about: 'About the map',
    zoom: 'Zoom',
    closer: 'Closer (+)',
    farther: 'Farther (−)',
    whole: 'Show all (0)',
    toSelection: 'Show the selected topic (F)',
    chat: 'Chat on the map',
    open: 'Open chat',
    none: 'There is no map of these topics yet',
    noneText: 'They were found by an earlier version of Kleio. Find the topics again to draw the map.',
    failed: 'The map could not be loaded. Check the connection and try again.',
  },
} as const;
