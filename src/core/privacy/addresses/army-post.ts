/** The army's post: PSC, CMR or unit and box, or a ship, then APO, FPO or DPO, area and ZIP code. */
const form =
  /(?:(?:PSC|Unit|CMR) \d{1,5},? Box \d{1,5}|US[A-Z]{1,4} \p{Lu}\p{L}{1,30})\s{1,3}[AFD]PO A[AEP] \d{5}/giu;

/** Matches of military addresses of the United States. */
export function armyPost(text: string): Iterable<RegExpExecArray> {
  return /[AFD]PO A/i.test(text) ? text.matchAll(form) : [];
}
