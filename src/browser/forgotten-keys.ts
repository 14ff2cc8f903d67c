// Tabs tell each other whose key was forgotten or replaced, so that none goes on with it. No key and no passphrase is in a message.

/** The other open tabs of this page. */
export interface OtherTabs {
  /** The key of an origin is forgotten; null: all keys are. */
  tell(origin: string | null): void;
  /** The key of an origin is another one since `at` (epoch ms): what is stored of it is the new one. */
  tellReplaced(origin: string, at: number): void;
  /** Ends the listening; nothing is told any more. */
  close(): void;
}

/** What this tab does when it hears of another. */
export interface OtherTabsListener {
  forgotten(origin: string | null): void;
  replaced(origin: string, at: number): void;
}

type Message = string | null | { readonly replaced: string; readonly at: number };

/** Calls `listener` with what another tab tells. One channel for both, because a second one would hear what this tab tells. */
export function joinOtherTabs(listener: OtherTabsListener): OtherTabs {
  if (typeof BroadcastChannel === 'undefined') {
    return { tell: () => {}, tellReplaced: () => {}, close: () => {} };
  }
  const channel = new BroadcastChannel('kleio-forgotten-keys');
  const post = (message: Message) => channel.postMessage(message);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data !== null && typeof data === 'object') listener.replaced(data.replaced, data.at);
    else listener.forgotten(data);
  };
  return {
    tell: post,
    tellReplaced: (origin, at) => post({ replaced: origin, at }),
    close: () => channel.close(),
  };
}
