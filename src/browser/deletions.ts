// Tabs tell each other what was deleted, so that none goes on with what is gone.

const channelName = 'kleio-deletions';

/** Tells the other tabs: a dataset is gone; null: everything is. */
export function tellDeleted(datasetId: string | null): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(datasetId);
  channel.close();
}

/** Calls `listener` when another tab has deleted a dataset (null: everything). Returns the way to stop listening. */
export function onDeleted(listener: (datasetId: string | null) => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {};
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<string | null>) => listener(data);
  return () => channel.close();
}
