import type { TreeFormat } from '../shapes/readTree';
import { parseTimestamp, timestampFormat } from '../shapes/timestampFormat';

/** How JSON documents represent timestamps and blobs. */
export const JSON_FORMAT: TreeFormat = {
  timestamp: (value, schema) => {
    if (typeof value === 'number') return new Date(value * 1000);
    if (typeof value !== 'string') return undefined;
    return (
      parseTimestamp(value, timestampFormat(schema, 'epoch-seconds')) ??
      parseTimestamp(value, 'date-time')
    );
  },
  blob: value =>
    typeof value === 'string' ? Buffer.from(value, 'base64') : undefined,
  memberName: name => name,
};
