import type { Finding } from './finding.ts';

/** Top-level domains that end hardly anything else: generic ones, then those of countries. */
const generic =
  'com|org|net|edu|gov|mil|int|biz|info|io|ai|dev|app|co|tv|fm|gg|ly|eu|xyz|online|site|shop|store|tech|blog|cloud|club|pro|jobs|mobi|museum|aero|coop|travel|agency|digital|design|email|expert|global|group|life|live|media|network|news|page|social|solutions|space|studio|team|today|top|vip|website|wiki|work|world|zone|cat|asia';
const countries =
  'ac|ad|ae|af|ag|al|am|ao|ar|at|au|aw|az|ba|bb|bd|be|bf|bg|bh|bi|bj|bm|bn|bo|br|bs|bt|bw|by|bz|ca|cd|cf|cg|ch|ci|ck|cl|cm|cn|cr|cu|cv|cw|cy|cz|de|dj|dk|dm|dz|ec|ee|eg|es|et|fi|fj|fo|fr|ga|gd|ge|gf|gh|gi|gl|gm|gn|gp|gq|gr|gt|gu|gy|hk|hn|hr|ht|hu|ie|il|im|in|iq|ir|it|je|jm|jo|jp|ke|kg|kh|ki|km|kr|kw|ky|kz|la|lb|lc|li|lk|lr|ls|lt|lu|lv|ma|mc|mg|mk|mn|mo|mp|mr|mt|mu|mv|mw|mx|my|mz|na|nc|ne|ng|ni|nl|no|np|nr|nu|nz|om|pa|pe|pf|pg|ph|pk|pm|pr|pt|pw|qa|re|ro|ru|rw|sa|sb|sc|sd|se|sg|si|sk|sl|sm|sn|sr|st|su|sv|sx|sy|sz|tc|td|tf|tg|th|tj|tk|tl|tm|tn|to|tr|tt|tw|tz|ua|ug|uk|us|uy|uz|va|vc|ve|vg|vi|vn|vu|wf|ws|ye|yt|za|zm|zw';

const url =
  /\b(?:https?|ftp):\/\/[^\s"'<>`|\\^{}]{3,2000}|(?<![\w@./-])www\.[a-z0-9-]{1,63}\.[^\s"'<>`|\\^{}]{2,2000}/gi;
/**
 * A name of its own, no part of a path, an address of mail or code (`console.log(`, `a.b.c = `). Endings of files and of members of
 * code that are top-level domains too (`.py`, `.sh`, `.id`, `.name`) count only in a URL.
 */
const bare = new RegExp(
  `(?<![\\w@./\\\\$#-])(?:[a-z0-9][a-z0-9-]{0,62}\\.){1,4}(?:${generic}|${countries})(?![\\w(\\[-]|\\.\\w|\\s?=)(?:/[^\\s"'<>\`|\\\\^{})\\]]{0,500})?`,
  'gi',
);
/** The sentence goes on after the address. */
const trailing = /[.,;:!?*_)\]]+$/;

/** Addresses of web pages, with and without `https://`: any of them, whatever they carry. Not names of files or members. */
export function findLinks(text: string): Finding[] {
  const found: Finding[] = [];
  const add = (start: number, written: string) => {
    const length = written.replace(trailing, '').length;
    if (length > 3) found.push({ start, end: start + length, kind: 'url' });
  };
  // A host without a dot (`http://localhost`, `http://intranet`) is no address of the web.
  for (const { 0: written, index } of text.matchAll(url)) {
    if (/^[^/]*\/{0,2}[^/?#:]*\.[^/?#:]/.test(written)) add(index, written);
  }
  // What a URL holds already is not found again.
  const isInside = new Set(found.map(({ start }) => start));
  for (const { 0: written, index } of text.matchAll(bare))
    // `end.It` begins a sentence, `3.in` is a number.
    if (!isInside.has(index) && /[a-z]/i.test(written.split('.')[0]) && !/\.[A-Z][a-z]*$/.test(written))
      add(index, written);
  return found.sort((a, b) => a.start - b.start);
}
