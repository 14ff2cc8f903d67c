// How files of models come: from the page's own origin, or from the hub through the ledger.
import { isAbort } from '../../core/errors.ts';
import { ownFile, send } from '../egress.ts';

/** Origins of the hub, for the page's policy: it answers large files with a redirect to one of its stores. */
export const hubOrigins = ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];

export interface WeightsNetwork {
  /** GET to the hub. Rejects where no answer comes. `model`: for the ledger. */
  get(url: string, model: string, signal: AbortSignal): Promise<Response>;
  /** A file of the page's own origin; null where there is none. */
  own(path: string): Promise<Blob | null>;
}

/** The one of the app. */
export const egressNetwork: WeightsNetwork = {
  async get(url, model, signal) {
    const context = {
      ...{ purpose: 'weights' as const, subject: model, datasetId: null, runId: null },
      ...{ tokensIn: 0, tokensOut: 0, cost: null },
    };
    return (await send(url, { method: 'GET', signal }, context)).response;
  },
  own: (path) =>
    ownFile(path).catch((error: unknown) => {
      if (isAbort(error)) throw error;
      return null;
    }),
};
