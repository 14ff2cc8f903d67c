// Answers by replay: what Kura recorded of the same chats, found again by their texts.
import { readFileSync } from 'node:fs';
import { type AskedQuestion, bulletsUnder } from './answers.ts';

/** A line of ../shared/data/conversations/kura_*.jsonl. */
interface RecordedChat {
  readonly messages: readonly { readonly role: string; readonly text?: string; readonly content?: string }[];
  readonly summary?: string;
  readonly summary_v2?: string;
  readonly summary_v1?: string;
  readonly task?: string;
  readonly task_v1?: string;
  readonly kura_cluster_v2?: string;
  readonly kura_cluster_v1?: string;
  readonly concerning_score?: number;
}

interface Recorded {
  readonly user: string;
  readonly replies: readonly string[];
  readonly summary: string;
  readonly task: string | null;
  readonly leaf: string | null;
  readonly concern: number;
}

/** Letters and digits only: redaction and line breaks do not count. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
/** Characters of a first message, and of a summary, that tell it from others. */
const userKey = 150;
const summaryKey = 60;

/** What was recorded for a question; null: nothing, the rule answers. */
export type Replay = (question: AskedQuestion) => Record<string, unknown> | null;

/** Reads recordings. */
export function replayOf(paths: readonly string[]): Replay {
  const chats = paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => recorded(JSON.parse(line) as RecordedChat)),
  );
  const leaves = new Map(chats.map(({ summary, leaf }) => [bare(summary).slice(0, summaryKey), leaf]));
  return (question) => {
    if (question.kind === 'facets') return facets(question, chats);
    return question.kind === 'name' ? leafName(question, leaves) : null;
  };
}

function recorded(chat: RecordedChat): Recorded {
  const texts = (role: string) =>
    chat.messages.filter((one) => one.role === role).map(({ text, content }) => bare(content ?? text ?? ''));
  return {
    user: (texts('user')[0] ?? '').slice(0, userKey),
    replies: texts('assistant').map((reply) => reply.slice(0, userKey)),
    summary: chat.summary ?? chat.summary_v2 ?? chat.summary_v1 ?? '',
    task: chat.task ?? chat.task_v1 ?? null,
    leaf: chat.kura_cluster_v2 ?? chat.kura_cluster_v1 ?? null,
    concern: chat.concerning_score ?? 1,
  };
}

function facets({ prompt }: AskedQuestion, chats: readonly Recorded[]): Record<string, unknown> | null {
  const text = bare(prompt);
  const sameQuestion = chats.filter(({ user }) => user !== '' && text.includes(user));
  // Many chats of a benchmark begin with the same question: the replies tell them apart.
  const chat =
    sameQuestion.find(({ replies }) => replies.some((reply) => reply !== '' && text.includes(reply))) ??
    sameQuestion[0];
  if (!chat) return null;
  return { request: chat.summary, task: chat.task ?? '', languages: ['English'], concern: chat.concern };
}

/** The leaf that most of the members stood under. */
function leafName(
  { prompt }: AskedQuestion,
  leaves: Map<string, string | null>,
): Record<string, unknown> | null {
  const counts = new Map<string, number>();
  for (const line of bulletsUnder(prompt, /^Chats of the topic:$/)) {
    const leaf = leaves.get(bare(line).slice(0, summaryKey));
    if (leaf) counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
  }
  const [name] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0] ?? [];
  if (name === undefined) return null;
  return {
    name,
    description: `Users asked the assistant to ${name[0].toLowerCase()}${name.slice(1)}. The chats were alike.`,
  };
}
