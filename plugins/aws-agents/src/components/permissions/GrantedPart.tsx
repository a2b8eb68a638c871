import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { styled } from '@mui/material/styles';
import {
  ACCESS_LEVELS,
  type GrantedService,
  type PermissionLimit,
} from 'backstage-plugin-aws-agents-common';
import { useId, useState } from 'react';
import { Facts } from '../ui';
import { GrantedDetail } from './GrantedDetail';
import { LevelCell } from './LevelCell';

const Cell = styled(TableCell)(({ theme }) => ({
  fontSize: 13,
  lineHeight: 1.4,
  padding: theme.spacing(0.75, 1),
  verticalAlign: 'top',
  fontVariantNumeric: 'tabular-nums',
}));

const HeadCell = styled(Cell)(({ theme }) => ({
  color: theme.palette.text.secondary,
  fontSize: 12,
  fontWeight: 600,
  textTransform: 'none',
  verticalAlign: 'bottom',
  overflowWrap: 'normal',
}));

const COLUMN_COUNT = ACCESS_LEVELS.length + 2;

const ServiceRows = (props: { service: GrantedService }) => {
  const { service } = props;
  const [open, setOpen] = useState(false);
  const detailId = useId();
  return (
    <>
      <TableRow>
        <Cell component="th" scope="row" sx={{ minWidth: 130 }}>
          <ButtonBase
            aria-expanded={open}
            aria-controls={detailId}
            onClick={() => setOpen(!open)}
            sx={{
              fontFamily: 'inherit',
              fontSize: 13,
              textAlign: 'left',
              alignItems: 'flex-start',
              justifyContent: 'flex-start',
              gap: 0.5,
              borderRadius: 1,
              '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
            }}
          >
            <ExpandMoreIcon
              aria-hidden
              sx={{
                fontSize: 18,
                color: 'text.secondary',
                transform: open ? 'none' : 'rotate(-90deg)',
              }}
            />
            <span>
              {service.service === '*' ? 'Every service' : service.title}{' '}
              <Box component="code" sx={{ color: 'text.secondary' }}>
                {service.service}
              </Box>
            </span>
          </ButtonBase>
        </Cell>
        {service.known ? (
          ACCESS_LEVELS.map(level => (
            <Cell key={level}>
              <LevelCell
                level={service.levels.find(one => one.level === level)}
              />
            </Cell>
          ))
        ) : (
          <Cell colSpan={ACCESS_LEVELS.length} sx={{ color: 'text.secondary' }}>
            unknown: the actions of {service.service} could not be named
          </Cell>
        )}
        <Cell align="right" sx={{ whiteSpace: 'nowrap' }}>
          {service.notNeeded.toLocaleString('en')}
          {service.stopped > 0 && (
            <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
              {service.stopped.toLocaleString('en')} stopped
            </Box>
          )}
        </Cell>
      </TableRow>
      {open && (
        <TableRow id={detailId}>
          <Cell colSpan={COLUMN_COUNT} sx={{ pl: 4 }}>
            <GrantedDetail service={service} />
          </Cell>
        </TableRow>
      )}
    </>
  );
};

const Matrix = (props: { granted: GrantedService[] }) => (
  <Box sx={{ overflowX: 'auto' }}>
    <Table
      size="small"
      aria-label="Granted by service and access level"
      sx={{ minWidth: 560 }}
    >
      <TableHead>
        <TableRow>
          <HeadCell scope="col">Service</HeadCell>
          {ACCESS_LEVELS.map(level => (
            <HeadCell key={level} scope="col">
              {level}
            </HeadCell>
          ))}
          <HeadCell scope="col" align="right">
            Not needed
          </HeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.granted.map(service => (
          <ServiceRows key={service.service} service={service} />
        ))}
      </TableBody>
    </Table>
  </Box>
);

const LIMIT_NAMES: Readonly<Record<PermissionLimit['type'], string>> = {
  boundary: 'Permissions boundary',
  scp: 'Service control policies',
  rcp: 'Resource control policies',
  resource: 'Policies of resources',
};

/** What the role may do, service by service and level by level, and what was not seen of its limits. */
export const GrantedPart = (props: {
  granted: GrantedService[];
  limits: PermissionLimit[];
}) => (
  <Stack spacing={2}>
    {props.granted.length > 0 ? (
      <Matrix granted={props.granted} />
    ) : (
      <Box sx={{ fontSize: 14 }}>The role may do nothing at all.</Box>
    )}
    <Facts
      facts={props.limits.map(({ type, text }) => ({
        label: LIMIT_NAMES[type],
        value: text,
      }))}
    />
  </Stack>
);
