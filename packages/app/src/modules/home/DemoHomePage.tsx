import { Content, InfoCard, Link } from '@backstage/core-components';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { tour } from './tour';

/** Where a newcomer lands: what this demo is, and where to look first. */
export const DemoHomePage = () => (
  <Content>
    <Box sx={{ maxWidth: 1100 }}>
      <Typography paragraph>
        This demo portal runs on a local AWS that verifies signatures and
        enforces IAM. All services below but one have a Grafana Alloy or Grafana
        Agent in one of four AWS accounts. Everything you see is fetched by the
        backend with signed requests, through AssumeRole into the service&apos;s
        account. Open one and look at its <strong>AWS agent</strong> tab, or see{' '}
        <Link to="/aws-agents">all agents</Link> at once, the fleet as a
        platform team sees it.
      </Typography>
      <InfoCard title="Fourteen services, each in a state worth seeing">
        <Table size="small" aria-label="Services of the demo">
          <TableHead>
            <TableRow>
              <TableCell>Service</TableCell>
              <TableCell>State</TableCell>
              <TableCell>What to look at</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {tour.map(stop => (
              <TableRow key={stop.service}>
                <TableCell>
                  <Link
                    to={`/catalog/default/component/${stop.service}/aws-agent`}
                  >
                    {stop.service}
                  </Link>
                </TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  {stop.state}
                </TableCell>
                <TableCell>{stop.look}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </InfoCard>
    </Box>
  </Content>
);
