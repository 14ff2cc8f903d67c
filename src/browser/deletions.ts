// Tabs tell each other what was deleted, so that none goes on with what is gone.

const channelName = 'kleio-deletions';

/** One for the page: a channel does not hear itself, so a tab hears of the others alone. */
let channel: BroadcastChannel | null = null;

function opened(): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  return (channel ??= new BroadcastChannel(channelName));
}

/** Tells the other tabs: a dataset is gone; null: everything is. */
export function tellDeleted(datasetId: string | null): void {
  opened()?.postMessage(datasetId);
}

/** Calls `listener` when another tab has deleted a dataset (null: everything). Returns the way to stop listening. */
export function onDeleted(listener: (datasetId: string | null) => void): () => void {
  const heard = ({ data }: MessageEvent<string | null>) => listener(data);
  opened()?.addEventListener('message', heard);
  return () => opened()?.removeEventListener('message', heard);
}
