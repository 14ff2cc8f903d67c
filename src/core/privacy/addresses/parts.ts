// Pieces the patterns of addresses are made of. All are sources of regular expressions for the flag `u`.

/** A capitalised word: "Elm", "O'Brien", "St.". */
export const capitalWord = "\\p{Lu}[\\p{L}\\p{M}'’-]{0,30}\\.?";

/** Small words inside the names of streets and towns. */
export const link =
  '(?:de la|de las|de los|van de|van der|von der|an der|am|de|des|du|del|della|delle|di|da|do|das|dos|la|le|el|van|of|the|and|upon|y|u\\.|nad)';

/** One to four capitalised words: the name of a town. */
export const townName = `${capitalWord}(?:[ -](?:${link} )?${capitalWord}){0,3}`;

/** Between two parts: blanks, a comma, one or two line breaks with the marks of a quotation. */
export const gap =
  '(?:[ \\t]{0,4},?[ \\t]{0,8}(?:\\r?\\n[ \\t]{0,8}(?:[>|?]{1,3}[ \\t]{0,8})?){0,2},?[ \\t]{0,4})';

/** A flat, a floor or a box with its number: "Apt. 4b", "#12", "3º izq". */
export const unit =
  '(?:(?:apt|apartment|suite|ste|flat|unit|box|p\\.? ?o\\.? box|floor|room|wohnung|piso|lgh|appt|etg)\\b\\.?[ ]?#?\\d{1,5}[a-z]?\\b|#\\d{1,5}[a-z]?\\b|\\d{1,2}[ºª](?: ?(?:[a-z]|izq\\.?|izquierda|dcha\\.?|derecha)(?![\\p{L}\\p{N}]))?)';

/** Postcodes of many countries, to be read where an address is already at hand: on its own none of these is one. */
export const anyPostcode =
  '(?:[A-Z]{1,2}\\d[\\dA-Z]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|(?:[A-Z]{1,2}-)?(?:\\d{2}-\\d{3}|\\d{3} \\d{2}|\\d{4} ?[A-Z]{2}|\\d{4}-\\d{3}|\\d{5}-\\d{3,4}|\\d{4,6}))(?![\\p{L}\\p{N}]|[.:/-]\\d)';
