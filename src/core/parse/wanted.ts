// Which files of an archive or of a dropped folder are worth opening, by their names: the one place where a name decides anything.

/** Vendor files that hold no chats. login_history.json holds addresses: never opened, nor its second download or archive. */
const KNOWN_OTHERS =
  /^(export_manifest|.*asset_file_names|users?|user_settings|projects|memories|login_history)( ?\(\d{1,9}\))?\.json(\.gz)?$/i;
/** Folders of uploads: the person's own files, which may look like chats (Le Chat, Grok). */
const UPLOADS = /(^|\/)(chat-[0-9a-f-]+-files|prod-mc-asset-server)\//i;
/** Repeats ChatGPT's chats where they lie beside it. */
const CHATGPT_PAGE = /^chat\.html$/i;
/** ChatGPT's names of uploads, which lie beside the chats. */
const CHATGPT_UPLOAD = /^file[-_][a-z0-9]{8}/i;
/** What may hold chats, or be an archive of them; of databases only the first bytes are read, to say what to export instead. */
const EXTENSIONS = new Set(
  'json jsonl ndjson csv tsv html htm parquet gz zip db sqlite sqlite3 vscdb'.split(' '),
);
/** The one script that is opened: X's archive holds chats with Grok in it. */
const GROK_SCRIPT = /^grok-chat-item(-part\d+)?\.js$/i;
/** ChatGPT's tables of votes and links about chats, which lie beside them: nobody is asked for their columns. */
const CHATGPT_TABLE =
  /^(message_feedback|model_comparisons|shared_conversations)( ?\(\d{1,9}\))?\.json(\.gz)?$/i;
/** Added by archivers and desktops. */
const SYSTEM = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;
/** The chats of ChatGPT and others. */
const CHATS_FILE = /(^|\/)conversations[^/]*\.json$/i;

/** 'open' it, pass it 'over' and count it, or 'ignore' it. */
export type Worth = 'open' | 'over' | 'ignore';

/** What to do with each of the files that came together. Paths are names only: nothing is ever joined to them. */
export function worthOf(paths: readonly string[]): (path: string) => Worth {
  const hasChats = paths.some((path) => CHATS_FILE.test(withSlashes(path)) && !isSystemFile(path));
  return (written) => {
    const path = withSlashes(written);
    if (isSystemFile(path)) return 'ignore';
    const name = nameIn(path);
    if (KNOWN_OTHERS.test(name) || UPLOADS.test(path)) return 'over';
    if (hasChats && [CHATGPT_PAGE, CHATGPT_UPLOAD, CHATGPT_TABLE].some((known) => known.test(name)))
      return 'over';
    if (GROK_SCRIPT.test(name)) return 'open';
    const extension = extensionOf(name);
    return extension === null || EXTENSIONS.has(extension) ? 'open' : 'over';
  };
}

/** What archivers and desktops add: not even counted. */
export function isSystemFile(path: string): boolean {
  return SYSTEM.test(withSlashes(path));
}

/** Behind the last slash or backslash. */
export function nameIn(path: string): string {
  return path.slice(withSlashes(path).lastIndexOf('/') + 1);
}

/** Up to the last slash or backslash, that included; '' where there is none. */
export function folderOf(path: string): string {
  return path.slice(0, withSlashes(path).lastIndexOf('/') + 1);
}

/** Some archives of Windows write the other one. */
function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/** In lower case; null without one. What stands behind the dot of "Plan v1.2" or of "Hello. World" is none. */
function extensionOf(name: string): string | null {
  const found = /[^.]\.([a-z0-9]{1,8})$/i.exec(name.slice(-12));
  return found && /[a-z]/i.test(found[1]) ? found[1].toLowerCase() : null;
}
