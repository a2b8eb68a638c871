import Pagination from '@mui/material/Pagination';
import { PAGE_SIZE } from './fleetAddress';

/** Leads to the other pages; nothing where there is one. */
export const FleetPages = (props: {
  totalItems: number;
  page: number;
  onPage: (page: number) => void;
}) => {
  const pages = Math.ceil(props.totalItems / PAGE_SIZE);
  return pages > 1 || props.page > 1 ? (
    <Pagination
      count={Math.max(pages, props.page)}
      page={props.page}
      size="small"
      showFirstButton
      showLastButton
      aria-label="Pages of agents"
      onChange={(_, page) => props.onPage(page)}
    />
  ) : null;
};
