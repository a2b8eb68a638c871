import type { FleetRow } from 'backstage-plugin-aws-agents-common';

type Cell = string | number | null | undefined;

/** Columns of the export, in order. */
const COLUMNS: ReadonlyArray<readonly [string, (row: FleetRow) => Cell]> = [
  ['entity', row => row.entityRef],
  ['title', row => row.title],
  ['owner', row => row.owner],
  ['system', row => row.system],
  ['status', row => row.status],
  ['reason', row => row.reason],
  ['tiles', row => row.tiles.join(' ')],
  ['account_id', row => row.accountId],
  ['account_name', row => row.accountName],
  ['regions', row => row.regions.join(' ')],
  ['platform', row => row.platform],
  ['flavour', row => row.flavour],
  ['end_of_life', row => (row.endOfLife ? 'yes' : 'no')],
  ['agent_role_arn', row => row.agentRoleArn],
  ['session_expires_at', row => row.session?.expiresAt],
  ['access_key_rotation_due_at', row => row.accessKeyDueAt],
  ['permissions_needed', row => row.permissions?.needed],
  ['permissions_met', row => row.permissions?.met],
  ['permissions_missing', row => row.permissions?.missing],
  ['permissions_undecided', row => row.permissions?.undecided],
  ['permissions_excess', row => row.permissions?.excess],
  ['permissions_too_broad', row => row.permissions?.tooBroad],
  ['findings_critical', row => row.permissions?.findings.critical],
  ['findings_high', row => row.permissions?.findings.high],
  ['findings_medium', row => row.permissions?.findings.medium],
  ['findings_low', row => row.permissions?.findings.low],
  ['findings_info', row => row.permissions?.findings.info],
  ['findings_waived', row => row.permissions?.waived],
  ['last_delivery_at', row => row.lastDeliveryAt],
  ['silent', row => row.silent.join(' ')],
  ['cost_usd_per_day', row => row.costPerDay?.usdByQueries],
  ['observed_at', row => row.observedAt],
];

/**
 * What a spreadsheet would take for a formula, a tab or carriage return before
 * it included: https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@\t\r]/;
/** What RFC 4180 wants in quotes. */
const SPECIAL = /[",\r\n]/;

/** The first line of the export, with its line end. */
export function csvHeader(): string {
  return toLine(COLUMNS.map(([name]) => name));
}

/** One agent as a line of CSV (RFC 4180), with its line end. */
export function csvLine(row: FleetRow): string {
  return toLine(COLUMNS.map(([, cell]) => cell(row)));
}

function toLine(cells: readonly Cell[]): string {
  return `${cells.map(toField).join(',')}\r\n`;
}

/** Numbers are ours; text comes from whoever writes catalog files. */
function toField(cell: Cell): string {
  if (cell === null || cell === undefined) {
    return '';
  }
  if (typeof cell === 'number') {
    return String(cell);
  }
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
