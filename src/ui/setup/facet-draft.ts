import type { CustomFacet } from '../../core/model.ts';
import type { FacetDraft } from './saved-setup.ts';

/** Fixed answers: fewer than two are no choice, more than twelve no overview. */
const answersAllowed = { least: 2, most: 12, characters: 60 };

/** The facet a draft means; null: nothing was asked; 'unfit': its answers do not do. */
export function facetOf({ question, fixed, answers }: FacetDraft): CustomFacet | null | 'unfit' {
  const asked = question.trim();
  if (asked === '') return null;
  if (!fixed) return { question: asked, answers: null };
  const lines = [...new Set(answers.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
  const { least, most, characters } = answersAllowed;
  const fits =
    lines.length >= least && lines.length <= most && lines.every(({ length }) => length <= characters);
  return fits ? { question: asked, answers: lines } : 'unfit';
}
