/** The postcode areas of the United Kingdom and the Crown dependencies. Our own list, from general knowledge. */
export const ukAreas: ReadonlySet<string> = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG
  HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA
  SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE`.split(
    /\s+/,
  ),
);

/** GOV.UK's form, with the blank: area, district, blank, sector, unit. Group 1 is the area. */
const form =
  /(?<![\p{L}\p{N}_.-])(?:([A-Z]{1,2})\d[\dA-HJKPSTUW]? \d[ABD-HJLNP-UW-Z]{2}|GIR 0AA)(?![\p{L}\p{N}_-])/gu;

/** Matches of postcodes of the United Kingdom, which need no other evidence: "SW1A 2AA", "CR2 6XH". */
export function* ukPostcodes(text: string): Generator<RegExpExecArray> {
  if (!/ \d[A-Z]{2}/.test(text)) return;
  for (const match of text.matchAll(form)) if (!match[1] || ukAreas.has(match[1])) yield match;
}
