import { useApi } from '@backstage/core-plugin-api';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useCallback } from 'react';
import { awsAgentsApiRef } from '../../api';
import { useAction, type Action } from '../../hooks';
import { queryOf, type FleetView } from './fleetAddress';

const onDone = () => {};

/** Fetches all that matches as a file. */
export function useExport(view: FleetView): Action {
  const api = useApi(awsAgentsApiRef);
  const perform = useCallback(async () => {
    const { offset, limit, ...query } = queryOf(view);
    const { blob, name } = await api.exportFleet(query);
    save(blob, name);
  }, [api, view]);
  return useAction(perform, onDone);
}

/** Hands a file to the browser as a download. */
function save(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read it only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

export const ExportButton = (props: {
  action: Action;
  /** How many rows there would be. */
  count: number | undefined;
}) => {
  const { action, count } = props;
  return (
    <Button
      size="small"
      startIcon={<DownloadIcon />}
      disabled={action.running || !count}
      onClick={action.run}
    >
      {action.running ? 'Exporting …' : 'Export as CSV'}
    </Button>
  );
};
