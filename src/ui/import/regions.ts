import { regionName } from '../formats.ts';

// The two-letter regions libphonenumber-js 1.13 knows, written together.
const codes =
  'ACADAEAFAGAIALAMAOARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBWBYBZCACCCDCFCGCHCICKCLCMCNCO' +
  'CRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGTGUGWGYHKHNHRHT' +
  'HUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMN' +
  'MOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPRPSPTPWPYQARERORSRURWSASBSCSD' +
  'SESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTATCTDTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUSUYUZVAVCVEVGVIVNVUWFWSXK' +
  'YEYTZAZMZW';

/** All regions with their names, by name. */
export const regions: readonly { readonly value: string; readonly label: string }[] = (
  codes.match(/../g) ?? []
)
  .map((value) => ({ value: value as string, label: regionName(value) }))
  .sort((a, b) => a.label.localeCompare(b.label));

/** The region the browser's first language names, where it names one that is known. */
export function browserRegion(): string | null {
  const region = new Intl.Locale(navigator.language).maximize().region;
  return regions.find(({ value }) => value === region)?.value ?? null;
}
