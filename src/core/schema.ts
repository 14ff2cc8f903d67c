// zod, told not to compile its checks with `new Function`: the page's policy forbids it, and says so on the console.
import { z } from 'zod';

z.config({ jitless: true });

export { z };
