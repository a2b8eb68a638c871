import Box from '@mui/material/Box';
import type { OnboardingOptionalNeed } from 'backstage-plugin-aws-agents-common';

/** Optional permissions that the policies do not grant, with the reason; nothing where there are none. */
export const LeftOut = ({ leftOut }: { leftOut: OnboardingOptionalNeed[] }) => {
  if (leftOut.length === 0) {
    return null;
  }
  return (
    <Box component="details" sx={{ fontSize: 13.5, color: 'text.secondary' }}>
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        {leftOut.length === 1
          ? '1 optional permission is left out'
          : `${leftOut.length} optional permissions are left out`}
      </Box>
      <Box component="ul" sx={{ mt: 0.5, mb: 0, pl: 2.5 }}>
        {leftOut.map(({ action, resource, why, source }) => (
          <Box component="li" key={`${action} ${resource}`} sx={{ mb: 0.5 }}>
            <code>{action}</code>
            {resource === '*' ? null : (
              <>
                {' '}
                on <code>{resource}</code>
              </>
            )}{' '}
            would let the agent {why}; it works without. Source: {source}.
          </Box>
        ))}
      </Box>
    </Box>
  );
};
