// Dates of languages whose months stand behind the day in a case of their own, and of East Asia, which counts its months.
import type { Place } from './date-forms.ts';

/** Behind a day: Russian, Ukrainian, Polish, Czech, Swedish and its neighbours, Finnish, Turkish, Romanian, Greek, Arabic. */
const months = `января февраля марта апреля мая июня июля августа сентября октября ноября декабря
  січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
  stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
  ledna února března dubna května června července srpna září října listopadu prosince
  maj augusti desember tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
  ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
  ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie
  ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
  يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر`
  .split(/\s+/)
  .join('|');

const dayAndMonth = new RegExp(
  `(?<![\\p{L}\\p{N}_]|\\d[.,/:-])(?:3[01]|[12]\\d|0?[1-9])\\.? (?:${months})(?![\\p{L}_])(?: (?:1[89]|20)\\d{2}(?!\\p{N}))?`,
  'giu',
);
/** "2024年3月19日", "2024년 3월 19일", "3月19日". Letters stand beside them without a blank. */
const counted =
  /(?<![\d.,/:-])(?:(?:1[89]|20)\d{2} ?[年년] ?(?:1[0-2]|0?[1-9]) ?[月월](?: ?(?:3[01]|[12]\d|0?[1-9]) ?[日일号])?|(?:1[0-2]|0?[1-9]) ?[月월] ?(?:3[01]|[12]\d|0?[1-9]) ?[日일号])/g;

/** Dates in these forms. Not in order; each pattern begins with a digit, so that other text costs little. */
export function datesAbroad(text: string): Place[] {
  return [dayAndMonth, counted].flatMap((form) =>
    Array.from(text.matchAll(form), ({ 0: written, index }) => ({
      start: index,
      end: index + written.length,
    })),
  );
}
