import CloudIcon from '@mui/icons-material/CloudOutlined';
import GroupsIcon from '@mui/icons-material/Groups';
import KeyIcon from '@mui/icons-material/VpnKeyOutlined';
import PersonIcon from '@mui/icons-material/PersonOutline';
import PublicIcon from '@mui/icons-material/Public';
import BadgeIcon from '@mui/icons-material/BadgeOutlined';
import HelpIcon from '@mui/icons-material/HelpOutline';
import Box from '@mui/material/Box';
import type { TrustedPrincipal } from 'backstage-plugin-aws-agents-common';
import { ToneLabel } from '../ui';
import { principalName } from './words';

const KINDS: Readonly<
  Record<TrustedPrincipal['kind'], { word: string; Icon: typeof CloudIcon }>
> = {
  anyone: { word: 'Anyone', Icon: PublicIcon },
  account: { word: 'Everybody in an account', Icon: GroupsIcon },
  role: { word: 'Role', Icon: BadgeIcon },
  user: { word: 'User', Icon: PersonIcon },
  service: { word: 'AWS service', Icon: CloudIcon },
  oidc: { word: 'OpenID Connect provider', Icon: KeyIcon },
  saml: { word: 'SAML provider', Icon: KeyIcon },
  other: { word: 'Principal', Icon: HelpIcon },
};

function accountOf(principal: TrustedPrincipal): string | undefined {
  const { accountId, accountName, vendor, foreign, label } = principal;
  if (!accountId) {
    return undefined;
  }
  return [
    vendor ?? accountName,
    label === accountId ? undefined : accountId,
    foreign ? 'another account' : 'the same account',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Somebody whom the trust policy names. */
export const PrincipalBox = (props: {
  principal: TrustedPrincipal;
  /** False when it is named to keep it out. */
  admitted: boolean;
}) => {
  const { principal, admitted } = props;
  const { word, Icon } = KINDS[principal.kind];
  const account = accountOf(principal);
  const isDangerous = admitted && principal.kind === 'anyone';
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 1,
        border: isDangerous ? 2 : 1,
        borderColor: isDangerous ? 'error.main' : 'divider',
        borderStyle: principal.foreign ? 'dashed' : 'solid',
        borderRadius: 1,
        p: 1,
        fontSize: 13,
        minWidth: 0,
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 20, color: 'text.secondary' }} />
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{word}</Box>
        <strong title={principal.value}>{principalName(principal)}</strong>
        {account && <Box sx={{ fontSize: 12 }}>{account}</Box>}
        {principal.vendor && (
          <ToneLabel tone="info" sx={{ fontSize: 12, whiteSpace: 'normal' }}>
            known vendor
          </ToneLabel>
        )}
        {principal.portal && (
          <ToneLabel tone="success" sx={{ fontSize: 12 }}>
            this portal
          </ToneLabel>
        )}
      </Box>
    </Box>
  );
};
