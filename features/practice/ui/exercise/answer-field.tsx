'use client';

import type { ItemResponse, Presentation } from '../../contract';
import { ChoiceField } from './fields/choice-field';
import { ClozeField } from './fields/cloze-field';
import { CodeField } from './fields/code-field';
import { MatchingField } from './fields/matching-field';
import { NumericField } from './fields/numeric-field';
import { OrderingField } from './fields/ordering-field';
import { ShortField } from './fields/short-field';

/** The field that fits the kind of question. */
export function AnswerField({
  presentation,
  response,
  ...rest
}: {
  presentation: Presentation;
  response: ItemResponse | null;
  onChange: (response: ItemResponse) => void;
  locked: boolean;
  lang: string;
  labelledBy: string;
}) {
  const { body } = presentation;
  const props = { presentation, ...rest };
  switch (body.kind) {
    case 'choice':
      return <ChoiceField body={body} response={response?.kind === 'choice' ? response : null} {...props} />;
    case 'truth':
      return <ChoiceField body={body} response={response?.kind === 'truth' ? response : null} {...props} />;
    case 'cloze':
      return <ClozeField body={body} response={response?.kind === 'cloze' ? response : null} {...props} />;
    case 'ordering':
      return <OrderingField body={body} response={response?.kind === 'ordering' ? response : null} {...props} />;
    case 'matching':
      return <MatchingField body={body} response={response?.kind === 'matching' ? response : null} {...props} />;
    case 'numeric':
      return <NumericField body={body} response={response?.kind === 'numeric' ? response : null} {...props} />;
    case 'short':
      return <ShortField body={body} response={response?.kind === 'short' ? response : null} {...props} />;
    case 'code':
      return <CodeField body={body} response={response?.kind === 'code' ? response : null} {...props} />;
  }
}
