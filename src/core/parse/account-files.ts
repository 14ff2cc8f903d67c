// What vendors put beside the chats of an export: who the person is, projects, what the model was told to remember.
import { isObject, type RawObject } from './raw.ts';

/** Keys that, together, only such a file has. */
const KEYS: readonly (readonly string[])[] = [
  // ChatGPT, and others that call an account by its address.
  ['chatgpt_plus_user'],
  ['email', 'id'],
  // Claude: users.json, memories.json, projects.json.
  ['uuid', 'full_name', 'email_address'],
  ['conversations_memory'],
  ['prompt_template', 'docs'],
  // Grok: billing.
  ['balance_map'],
];

/** Whether an object is of an account, and no chat. */
export function isAccountFile(element: RawObject): boolean {
  if (KEYS.some((keys) => keys.every((key) => key in element))) return true;
  const { email, mobile, user, sessions } = element;
  // DeepSeek's account, and Grok's with its logins.
  if (typeof email === 'string' && isObject(mobile)) return true;
  return isObject(user) && 'email' in user && Array.isArray(sessions);
}
