import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import type {
  Failure,
  MetricsResponse,
} from 'backstage-plugin-aws-agents-common';
import { useState, type ReactNode } from 'react';
import type { AgentScope } from '../../hooks';
import {
  ObservationNote,
  ObservationProblems,
  ResourceView,
  Section,
  SubTitle,
} from '../ui';
import { COLLECTOR_ANCHORS } from '../vocabulary';
import { groupSeries } from './groupSeries';
import { MetricCard, MetricCardSkeleton } from './MetricCard';
import { RangeToggle } from './RangeToggle';
import { useMetrics } from './useMetrics';

/** So many charts are drawn before the reader asks for all. */
const FIRST_CHARTS = 12;

const Grid = (props: { children: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 1.5,
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 264px), 1fr))',
    }}
  >
    {props.children}
  </Box>
);

const MetricsSkeleton = () => (
  <Grid>
    <MetricCardSkeleton />
    <MetricCardSkeleton />
    <MetricCardSkeleton />
  </Grid>
);

const Charts = (props: { metrics: MetricsResponse; explained?: Failure }) => {
  const { metrics } = props;
  const explained = [props.explained ?? [], metrics.state.failures].flat();
  const [all, setAll] = useState(false);
  const fromMs = Date.parse(metrics.from);
  const toMs = Date.parse(metrics.to);
  if (metrics.series.length === 0) {
    return (
      <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
        There is no metric to show. Which ones the agent collects stands in the
        annotation <code>aws-agents/metrics</code>.
      </Box>
    );
  }
  const shown = all ? metrics.series : metrics.series.slice(0, FIRST_CHARTS);
  return (
    <Stack spacing={2}>
      {groupSeries(shown).map(group => (
        <div key={group.key}>
          <SubTitle>
            {group.namespace}
            {group.subject && ` · ${group.subject}`} · {group.region}
            {group.owner && ` · owned by account ${group.owner}`}
          </SubTitle>
          <Grid>
            {group.series.map(series => (
              <MetricCard
                key={series.id}
                series={series}
                fromMs={fromMs}
                toMs={toMs}
                explained={explained}
              />
            ))}
          </Grid>
        </div>
      ))}
      {shown.length < metrics.series.length && (
        <Button
          onClick={() => setAll(true)}
          sx={{ alignSelf: 'flex-start', textTransform: 'none' }}
        >
          Show all {metrics.series.length} charts
        </Button>
      )}
    </Stack>
  );
};

/** What CloudWatch has of the metrics that the agent collects. */
export const MetricsSection = (props: {
  scope: AgentScope;
  explained?: Failure;
}) => {
  const { metrics, range, setRange } = useMetrics(props.scope);
  const state = metrics.value?.state;
  return (
    <Section
      anchor={COLLECTOR_ANCHORS.metrics}
      title="Metrics"
      note={state && <ObservationNote state={state} />}
      actions={<RangeToggle range={range} onChange={setRange} />}
    >
      <ResourceView
        resource={metrics}
        what="the metrics"
        skeleton={<MetricsSkeleton />}
      >
        {value => (
          <>
            <ObservationProblems
              state={value.state}
              explained={props.explained}
            />
            <Charts metrics={value} explained={props.explained} />
          </>
        )}
      </ResourceView>
    </Section>
  );
};
