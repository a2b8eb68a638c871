import type {
  PolicyLines as Lines,
  PolicyText,
  StatementPlace,
} from 'backstage-plugin-aws-agents-common';
import { createContext, useContext } from 'react';
import { Disclosure } from '../ui';
import { PolicyLines } from './PolicyLines';
import { linesText, placeText, policyTitle } from './words';

/** The texts of all policies that statements are shown in. */
export const PolicyTexts = createContext<readonly PolicyText[]>([]);

/** A statement's name that opens onto its text, with lines marked. */
export const StatementText = (props: {
  place: StatementPlace;
  /** What is in question; the whole statement by default. */
  marked?: Lines | null;
}) => {
  const { place } = props;
  const policies = useContext(PolicyTexts);
  const policy = policies.find(({ id }) => id === place.policyId);
  if (!policy) {
    return <>{placeText(place)}</>;
  }
  const marked = props.marked ?? place.lines;
  return (
    <Disclosure
      summary={`${placeText(place)}${marked ? `, ${linesText(marked)}` : ''}`}
    >
      <PolicyLines
        label={policyTitle(policy)}
        text={policy.text}
        marked={marked}
        excerpt={place.lines}
      />
    </Disclosure>
  );
};
