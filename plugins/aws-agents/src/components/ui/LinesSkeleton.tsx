import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';

/** Lines of text that are not there yet. */
export const LinesSkeleton = (props: { lines: number }) => (
  <Stack spacing={0.75}>
    {Array.from({ length: props.lines }, (_, line) => (
      <Skeleton
        key={line}
        variant="rounded"
        height={18}
        width={`${92 - ((line * 17) % 40)}%`}
      />
    ))}
  </Stack>
);
