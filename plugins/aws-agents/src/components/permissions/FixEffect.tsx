import Box from '@mui/material/Box';
import type {
  AccessChangeInfo,
  FixEffect as Effect,
} from 'backstage-plugin-aws-agents-common';
import { Disclosure, Facts, ToneLabel } from '../ui';
import { count } from './words';

const Change = (props: { change: AccessChangeInfo }) => {
  const { action, resource, principal, except } = props.change;
  return (
    <Box component="li" sx={{ overflowWrap: 'anywhere' }}>
      <code>{action}</code>
      {resource && (
        <>
          {' '}
          on <code>{resource}</code>
        </>
      )}
      {principal && (
        <>
          {' '}
          for <code>{principal}</code>
        </>
      )}
      {except.length > 0 && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {' '}
          except {except.join(', ')}
        </Box>
      )}
    </Box>
  );
};

const Changes = (props: {
  what: string;
  changes: AccessChangeInfo[];
  total: number;
}) => {
  const { what, changes, total } = props;
  if (total === 0) {
    return <>nothing</>;
  }
  const more = total - changes.length;
  return (
    <Disclosure summary={`${count(total, 'kind')} of access ${what}`}>
      <Box component="ul" sx={{ m: 0, pl: 3, fontSize: 13 }}>
        {changes.map((change, i) => (
          <Change key={i} change={change} />
        ))}
        {more > 0 && <li>and {more.toLocaleString('en')} more</li>}
      </Box>
    </Disclosure>
  );
};

/** What would be different once the fix is applied. */
export const FixEffect = (props: { effect: Effect }) => {
  const { effect } = props;
  return (
    <Facts
      facts={[
        {
          label: 'Newly denied',
          value: (
            <Changes
              what="that the role loses"
              changes={effect.newlyDenied}
              total={effect.newlyDeniedCount}
            />
          ),
        },
        {
          label: 'Newly allowed',
          value: (
            <Changes
              what="that the role gains"
              changes={effect.newlyAllowed}
              total={effect.newlyAllowedCount}
            />
          ),
        },
        {
          label: 'Needs still unmet',
          value:
            effect.unmet.length === 0 ? (
              <ToneLabel tone="success">none</ToneLabel>
            ) : (
              <>
                <ToneLabel tone="error">{effect.unmet.length}</ToneLabel>
                <Box component="ul" sx={{ m: 0, pl: 3, fontSize: 13 }}>
                  {effect.unmet.map(({ id, action, resource, stoppedBy }) => (
                    <li key={id}>
                      <code>{action}</code> on <code>{resource}</code>
                      {stoppedBy && `: ${stoppedBy.text}`}
                    </li>
                  ))}
                </Box>
              </>
            ),
        },
        {
          label: 'Findings left',
          value:
            effect.findings.length === 0 ? (
              <ToneLabel tone="success">none</ToneLabel>
            ) : (
              effect.findings.map(({ title }) => title).join(', ')
            ),
        },
        {
          label: 'Comparison',
          value: effect.complete
            ? null
            : 'There was more to compare than could be: more may change than is listed.',
        },
      ]}
    />
  );
};
