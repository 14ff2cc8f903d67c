// The worker that reads dropped files and stores what they hold: a thin shell, see importing.ts.
import { Importing } from './importing.ts';
import { readersAt } from './parse-ports.ts';
import { serve } from './rpc.ts';
import { openStore } from './store.ts';

/** What `wrap` gives the page. */
export type ImportWorker = Importing;

// The dataset that an import begins and gives up again was never shown: no tab, and not this page either, is to say it was deleted.
const quiet = () => undefined;
serve(new Importing(() => openStore(undefined, quiet), readersAt));
