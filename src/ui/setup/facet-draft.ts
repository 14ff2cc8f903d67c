import type { CustomFacet } from '../../core/model.ts';
import { answerLength, answersAllowed, questionLength } from '../../core/model-schemas.ts';
import type { FacetDraft } from './saved-setup.ts';

/** true: more than a model is asked at once. */
export function isTooLong({ question }: FacetDraft): boolean {
  return question.trim().length > questionLength;
}

/** The facet a draft means; null: nothing was asked; 'unfit': its question is too long, or its answers do not do. */
export function facetOf(draft: FacetDraft): CustomFacet | null | 'unfit' {
  const question = draft.question.trim();
  if (question === '') return null;
  if (isTooLong(draft)) return 'unfit';
  if (!draft.fixed) return { question, answers: null };
  const lines = draft.answers.split('\n').map((line) => line.trim());
  const answers = [...new Set(lines)].filter((line) => line !== '');
  const { least, most } = answersAllowed;
  const fits =
    answers.length >= least &&
    answers.length <= most &&
    answers.every(({ length }) => length <= answerLength);
  return fits ? { question, answers } : 'unfit';
}
