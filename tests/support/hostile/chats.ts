// Well-formed chats of some formats, with one thing in them that is not.

/** Conversations as Claude writes them: `count` of them, each with a question and an answer. */
export function claudeChats(count: number, change: Record<string, unknown> = {}, from = 0): object[] {
  return Array.from({ length: count }, (_, i) => ({
    uuid: `c${from + i}`,
    name: `Chat ${from + i}`,
    created_at: '2025-03-01T10:00:00Z',
    chat_messages: [
      { uuid: `m${i}`, sender: 'human', text: `Question ${from + i}`, created_at: '2025-03-01T10:00:00Z' },
      { uuid: `n${i}`, sender: 'assistant', text: `Answer ${from + i}`, created_at: '2025-03-01T10:01:00Z' },
    ],
    ...change,
  }));
}

/** One conversation as ChatGPT writes it, over the nodes that are given. */
export function chatgptChat(mapping: unknown, change: Record<string, unknown> = {}): object {
  return { id: 'g', title: 'A chat', create_time: 1740823200, current_node: 'b', mapping, ...change };
}

/** A node of it. */
export function node(
  role: string,
  text: unknown,
  parent: string | null = null,
  time: unknown = 1740823200,
): object {
  return {
    parent,
    children: [],
    message: { author: { role }, create_time: time, content: { content_type: 'text', parts: [text] } },
  };
}

/** One conversation of OpenAI's messages, as a line. */
export function messagesLine(text: string, more: Record<string, unknown> = {}): string {
  return JSON.stringify({ messages: [{ role: 'user', content: text }], ...more });
}

/** As JSON. */
export const json = (value: unknown) => JSON.stringify(value);
