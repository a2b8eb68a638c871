import Box from '@mui/material/Box';
import type { GrantedLevel } from 'backstage-plugin-aws-agents-common';

/** How many actions of a level are allowed, as a number and a bar. */
export const LevelCell = (props: { level: GrantedLevel | undefined }) => {
  const { level } = props;
  if (!level || level.allowed === 0) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        none
      </Box>
    );
  }
  const share = level.total > 0 ? level.allowed / level.total : 1;
  return (
    <Box sx={{ minWidth: 48, maxWidth: 96 }}>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {level.allowed === level.total
          ? `all ${level.total.toLocaleString('en')}`
          : `${level.allowed.toLocaleString(
              'en',
            )} of ${level.total.toLocaleString('en')}`}
      </Box>
      <Box
        aria-hidden
        sx={{ height: 4, borderRadius: 1, bgcolor: 'action.hover', mt: 0.25 }}
      >
        <Box
          sx={{
            height: 4,
            borderRadius: 1,
            bgcolor: 'primary.main',
            // One of a thousand can still be seen.
            width: `${Math.max(4, share * 100)}%`,
          }}
        />
      </Box>
    </Box>
  );
};
