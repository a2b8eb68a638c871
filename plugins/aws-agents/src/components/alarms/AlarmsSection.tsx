import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  Alarm,
  AlarmsResponse,
  Failure,
} from 'backstage-plugin-aws-agents-common';
import type { AwsAgentsApi } from '../../api';
import { alarmConsoleUrl } from '../../format';
import { useAgentResource, type AgentScope } from '../../hooks';
import {
  CopyText,
  LinesSkeleton,
  ObservationNote,
  ObservationProblems,
  ResourceView,
  Section,
  SimpleTable,
  TimeText,
  ToneLabel,
  type Column,
} from '../ui';
import { COLLECTOR_ANCHORS } from '../vocabulary';
import { ALARM_WORDS, describeCondition, describeDetector } from './alarmWords';

const load = (api: AwsAgentsApi, scope: AgentScope, signal: AbortSignal) =>
  api.getAlarms(scope.entity, { signal });

const Name = (props: { alarm: Alarm }) => {
  const { alarm } = props;
  return (
    <>
      <CopyText
        text={alarm.name}
        what={`name of the alarm ${alarm.name}`}
        consoleUrl={alarmConsoleUrl(alarm.arn)}
      />
      {alarm.description && (
        <Box sx={{ color: 'text.secondary' }}>{alarm.description}</Box>
      )}
    </>
  );
};

const Condition = (props: { alarm: Alarm }) => {
  const { alarm } = props;
  const text = describeCondition(alarm);
  return (
    <>
      <div>{alarm.kind === 'composite' ? <code>{text}</code> : text}</div>
      <Box sx={{ color: 'text.secondary' }}>
        {alarm.kind === 'composite' ? 'Composite alarm · ' : ''}
        {alarm.region}
        {!alarm.actionsEnabled && ' · actions are switched off'}
      </Box>
    </>
  );
};

const COLUMNS: Column<Alarm>[] = [
  {
    title: 'State',
    noWrap: true,
    cell: ({ state }) => (
      <ToneLabel tone={ALARM_WORDS[state].tone}>
        {ALARM_WORDS[state].word}
      </ToneLabel>
    ),
  },
  {
    title: 'Since',
    noWrap: true,
    cell: ({ since }) => <TimeText time={since} never="not known" />,
  },
  {
    title: 'Alarm',
    breakAnywhere: true,
    minWidth: 180,
    cell: alarm => <Name alarm={alarm} />,
  },
  {
    title: 'Goes off when',
    breakAnywhere: true,
    minWidth: 220,
    cell: alarm => <Condition alarm={alarm} />,
  },
  {
    title: 'Reason of the state',
    breakAnywhere: true,
    minWidth: 220,
    cell: ({ reason }) => reason,
  },
];

const Alarms = (props: { value: AlarmsResponse }) => {
  const { alarms, anomalyDetectors, state } = props.value;
  return (
    <Stack spacing={1}>
      {alarms.length > 0 && (
        <SimpleTable
          label="Alarms on the agent's metrics"
          columns={COLUMNS}
          rows={alarms}
          rowKey={({ arn, name }) => arn || name}
          minWidth={860}
        />
      )}
      {alarms.length === 0 && state.dataAt !== null && (
        <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
          No CloudWatch alarm watches the metrics of this agent.
        </Box>
      )}
      {anomalyDetectors.map(detector => (
        <Box key={describeDetector(detector)} sx={{ fontSize: 13 }}>
          {describeDetector(detector)}
        </Box>
      ))}
    </Stack>
  );
};

/** How many alarms are on: an observation of them is well when alarms are not. */
const AlarmsVerdict = (props: { alarms: readonly Alarm[] }) => {
  const { length } = props.alarms;
  const on = props.alarms.filter(({ state }) => state === 'ALARM').length;
  if (length === 0) {
    return <span>none</span>;
  }
  return (
    <ToneLabel tone={on > 0 ? 'error' : 'success'}>
      {on > 0 ? on : 'none'} of {length} in alarm
    </ToneLabel>
  );
};

/** CloudWatch alarms and anomaly detectors on the metrics of the agent. */
export const AlarmsSection = (props: {
  scope: AgentScope;
  explained?: Failure;
}) => {
  const alarms = useAgentResource(props.scope, load);
  return (
    <Section
      anchor={COLLECTOR_ANCHORS.alarms}
      title="Alarms"
      note={
        alarms.value && (
          <ObservationNote
            state={alarms.value.state}
            verdict={<AlarmsVerdict alarms={alarms.value.alarms} />}
          />
        )
      }
    >
      <ResourceView
        resource={alarms}
        what="the alarms"
        skeleton={<LinesSkeleton lines={4} />}
      >
        {value => (
          <>
            <ObservationProblems
              state={value.state}
              explained={props.explained}
            />
            <Alarms value={value} />
          </>
        )}
      </ResourceView>
    </Section>
  );
};
