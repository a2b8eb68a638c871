import ArrowForwardIcon from '@mui/icons-material/ArrowForward';
import BlockIcon from '@mui/icons-material/Block';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  PermissionFinding,
  TrustCondition,
  TrustedPrincipal,
  TrustStatement,
  TrustSummary,
} from 'backstage-plugin-aws-agents-common';
import { Notice, ToneLabel } from '../ui';
import { StatementText } from './policies';
import { PrincipalBox } from './PrincipalBox';
import { SEVERITY_FACTS } from './severity';

const CONDITION_WORDS: Readonly<Record<TrustCondition['kind'], string>> = {
  'external-id': 'with the external id',
  subject: 'as',
  audience: 'for the audience',
  source: 'on behalf of',
  organization: 'within the organisation',
  principal: 'being',
  other: '',
};

const Condition = (props: { condition: TrustCondition }) => {
  const { condition } = props;
  const plain = condition.operator === 'StringEquals';
  const word = CONDITION_WORDS[condition.kind];
  return (
    <Box component="li" sx={{ overflowWrap: 'anywhere' }}>
      {word && plain ? `if ${word} ` : `if ${condition.operator} `}
      {!(word && plain) && (
        <>
          <code>{condition.key}</code>{' '}
        </>
      )}
      {condition.values.map((value, i) => (
        <span key={value}>
          {i > 0 && ' or '}
          <code>{value}</code>
        </span>
      ))}
    </Box>
  );
};

const Way = (props: { statement: TrustStatement }) => {
  const { effect, actions, conditions } = props.statement;
  const allows = effect === 'Allow';
  const Icon = allows ? ArrowForwardIcon : BlockIcon;
  const line = (
    <Box
      aria-hidden
      sx={{
        display: { xs: 'none', md: 'block' },
        flex: 1,
        minWidth: 8,
        borderTopWidth: 2,
        borderTopStyle: allows ? 'solid' : 'dashed',
        borderColor: 'text.secondary',
      }}
    />
  );
  return (
    <Box sx={{ fontSize: 13, minWidth: 0, color: 'text.secondary' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        {line}
        <Box component="span" sx={{ color: 'text.primary', minWidth: 0 }}>
          {allows ? 'may' : 'may not'} <code>{actions.join(', ')}</code>
        </Box>
        {line}
        <Icon
          aria-hidden
          sx={{
            fontSize: 20,
            ml: { xs: 0, md: -1.5 },
            // Where the boxes stand one below the other, the way goes down.
            transform: { xs: 'rotate(90deg)', md: 'none' },
          }}
        />
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {conditions.map(condition => (
          <Condition
            key={`${condition.operator} ${condition.key}`}
            condition={condition}
          />
        ))}
        {conditions.length === 0 && <li>without any condition</li>}
      </Box>
    </Box>
  );
};

const Hazards = (props: { findings: PermissionFinding[] }) => (
  <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', fontSize: 13 }}>
    {props.findings.map(({ id, severity, title, evidence, waiver }) => (
      <Box
        component="li"
        key={id}
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1,
          mt: 0.5,
          overflowWrap: 'anywhere',
        }}
      >
        <ToneLabel
          tone={waiver ? 'neutral' : SEVERITY_FACTS[severity].tone}
          sx={{ whiteSpace: 'normal' }}
        >
          {SEVERITY_FACTS[severity].word}: {title}
          {waiver && ' (accepted)'}
        </ToneLabel>
        <span>{evidence}</span>
      </Box>
    ))}
  </Box>
);

const Drawn = (props: {
  statement: TrustStatement;
  roleName: string;
  findings: PermissionFinding[];
}) => {
  const { statement, roleName, findings } = props;
  const anyoneBut: TrustedPrincipal = {
    kind: 'anyone',
    value: '*',
    label: 'Everyone but',
    foreign: true,
    portal: false,
  };
  const principals = statement.notPrincipal
    ? [anyoneBut, ...statement.principals]
    : statement.principals;
  return (
    <Box component="li" sx={{ minWidth: 0 }}>
      <Box
        sx={{
          display: 'grid',
          alignItems: 'center',
          gap: 1.5,
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: 'minmax(180px, 4fr) minmax(220px, 5fr) minmax(140px, 2fr)',
          },
        }}
      >
        <Stack spacing={1}>
          {principals.map(principal => (
            <PrincipalBox
              key={`${principal.kind} ${principal.value} ${principal.label}`}
              principal={principal}
              admitted={statement.effect === 'Allow'}
            />
          ))}
        </Stack>
        <Way statement={statement} />
        <Box
          sx={{
            border: 1,
            borderColor: 'text.secondary',
            borderRadius: 1,
            p: 1,
            fontSize: 13,
            overflowWrap: 'anywhere',
          }}
        >
          <Box sx={{ color: 'text.secondary', fontSize: 12 }}>Agent role</Box>
          <strong>{roleName}</strong>
        </Box>
      </Box>
      <Hazards findings={findings} />
      <StatementText place={statement.statement} />
    </Box>
  );
};

/** Who can assume the role, drawn statement by statement. */
export const TrustPart = (props: {
  trust: TrustSummary;
  roleArn: string;
  findings: PermissionFinding[];
}) => {
  const { trust, roleArn, findings } = props;
  if (!trust.statements) {
    return (
      <Notice severity="warning">
        The trust policy could not be understood, so who can assume the role is
        unknown. Its text stands under Policies.
      </Notice>
    );
  }
  const roleName = roleArn.split('/').pop() ?? roleArn;
  return (
    <Stack
      component="ol"
      spacing={2}
      sx={{ m: 0, p: 0, listStyle: 'none' }}
      aria-label="Who can assume the role"
    >
      {trust.statements.map(statement => (
        <Drawn
          key={statement.statement.index}
          statement={statement}
          roleName={roleName}
          findings={findings.filter(
            finding =>
              finding.policyId === trust.policyId &&
              finding.statement?.index === statement.statement.index,
          )}
        />
      ))}
    </Stack>
  );
};
