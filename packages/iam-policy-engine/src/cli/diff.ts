import { comparePolicies } from '../compare/comparePolicies';
import {
  AccessChange,
  AccessScope,
  PolicyComparison,
  StatementChange,
} from '../compare/types';
import { CliError, CliProcess, Command, EXIT, printJson } from './command';
import {
  applicable,
  parsePolicyFile,
  readNeeds,
  readPolicyFile,
} from './inputs';
import { readContext, readFormat, readOptions, readPrincipal } from './options';

/** `diff BEFORE AFTER`: tells what would change; fails when access is added or a need is left unmet. */
export const diff: Command = async (args, process) => {
  const { values, lists, files } = readOptions(args, {
    once: ['type', 'format', 'principal', 'needs'],
    many: ['context'],
  });
  const format = readFormat(values.format);
  if (files.length !== 2) {
    throw new CliError(`diff needs two files, but has ${files.length}`);
  }
  const before = await readPolicyFile(files[0], values.type, process);
  const after = await readPolicyFile(files[1], values.type, process);
  if (before.type !== after.type) {
    throw new CliError(
      `${before.file} is of type ${before.type} and ${after.file} of type ${after.type}; say with --type what both are`,
    );
  }
  const comparison = comparePolicies(
    applicable([parsePolicyFile(before)]),
    applicable([parsePolicyFile(after)]),
    {
      needs: await readNeeds(values.needs, process),
      principal: readPrincipal(values.principal),
      context: readContext(lists.context),
    },
  );
  if (format === 'json') printJson(process, comparison);
  else printComparison(comparison, process);
  const { newlyAllowed, unmet } = comparison;
  return newlyAllowed.length > 0 || unmet.length > 0
    ? EXIT.findings
    : EXIT.clean;
};

const changeLines = (sign: string) => (change: AccessChange) =>
  [
    `  ${sign} ${scopeText(change)}`,
    ...change.except.map(scope => `      except ${scopeText(scope)}`),
  ];

function scopeText({
  action,
  resource,
  principal,
  context,
}: AccessScope): string {
  const conditions = Object.entries(context).map(
    ([key, value]) => `${key} is ${value}`,
  );
  return [
    action,
    resource === undefined ? '' : ` on ${resource}`,
    principal === undefined ? '' : ` by ${principal}`,
    conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '',
  ].join('');
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

function statementLines({
  kind,
  before,
  after,
  elements,
}: StatementChange): string[] {
  const { statement } = after ?? before ?? {};
  return [
    `  ${SIGNS[kind]} ${statement?.sid ?? `statement ${statement?.index}`}`,
    ...elements.flatMap(({ element, removed, added }) => [
      ...removed.map(text => `      - ${element} ${text}`),
      ...added.map(text => `      + ${element} ${text}`),
    ]),
  ];
}

function printComparison(
  { newlyAllowed, newlyDenied, unmet, statements, complete }: PolicyComparison,
  { out }: CliProcess,
): void {
  const section = (title: string, lines: readonly string[]) => {
    if (lines.length > 0) out(`${title}:\n${lines.join('\n')}\n\n`);
  };
  section('Newly allowed', newlyAllowed.flatMap(changeLines('+')));
  section('Newly denied', newlyDenied.flatMap(changeLines('-')));
  section(
    'Needs unmet',
    unmet.map(
      ({ need, met }) =>
        `  ! ${need.action} on ${need.resource}${
          met === 'partly' ? ' (in part)' : ''
        }`,
    ),
  );
  section('Statements', statements.flatMap(statementLines));
  if (!complete) out('There was more to compare than could be compared.\n');
  out(
    `${newlyAllowed.length} newly allowed, ${newlyDenied.length} newly denied, ${unmet.length} needs unmet\n`,
  );
}
