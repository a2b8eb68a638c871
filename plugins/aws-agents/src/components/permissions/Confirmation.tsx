import Box from '@mui/material/Box';
import type { Confirmation as Confirmed } from 'backstage-plugin-aws-agents-common';
import { Notice, TimeText } from '../ui';
import { count } from './words';

/** Whether AWS's own judgement was asked for, and what it was. */
export const Confirmation = (props: { confirmation: Confirmed }) => {
  const { confirmation } = props;
  if (confirmation.state === 'off') {
    return null;
  }
  if (confirmation.state === 'failed') {
    return (
      <Notice severity="warning">
        AWS could not be asked to confirm this. {confirmation.reason}
      </Notice>
    );
  }
  const { at, simulated, validated, disagreements, problems } = confirmation;
  const asked = `${count(simulated, 'simulated need')} and ${count(
    validated,
    'validated policy',
    'validated policies',
  )}`;
  return (
    <>
      {disagreements.length === 0 ? (
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
          AWS agrees in {asked}, asked <TimeText time={at} />.
        </Box>
      ) : (
        <Notice severity="warning">
          AWS judges otherwise in {disagreements.length} of {asked}:
          <Box component="ul" sx={{ m: 0, pl: 3 }}>
            {disagreements.map(({ by, subject, ours, aws }) => (
              <li key={`${by} ${subject} ${aws}`}>
                <code>{subject}</code>: here {ours}, by{' '}
                {by === 'simulation'
                  ? 'SimulatePrincipalPolicy'
                  : 'Access Analyzer'}{' '}
                {aws}
              </li>
            ))}
          </Box>
        </Notice>
      )}
      {problems.map(problem => (
        <Box key={problem} sx={{ fontSize: 13, color: 'text.secondary' }}>
          {problem}
        </Box>
      ))}
    </>
  );
};
