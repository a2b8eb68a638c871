import { analysePolicies, analysePolicyText } from '../findings/analysePolicy';
import { SEVERITIES } from '../findings/severity';
import { AnalysisOptions, PolicyFinding } from '../findings/types';
import { PolicyParseError } from '../policy/errors';
import { parsePolicy } from '../policy/parsePolicy';
import { CliError, CliProcess, Command, EXIT, printJson } from './command';
import { PolicyFile, nameOf, readPolicyFile } from './inputs';
import { reaches, readFailOn, readFormat, readOptions } from './options';
import { sarifLog } from './sarif';

interface CheckedFile extends PolicyFile {
  readonly findings: readonly PolicyFinding[];
  /** False when the text is no policy, so that its findings say no more than that. */
  readonly valid: boolean;
}

/** `check FILE...`: finds what is wrong or dangerous in each policy. */
export const check: Command = async (args, process) => {
  const { values, lists, files } = readOptions(args, {
    once: ['type', 'format', 'fail-on', 'account', 'external-id'],
    many: ['trusted-account'],
  });
  const format = readFormat(values.format, true);
  const failOn = readFailOn(values['fail-on']);
  if (files.length === 0) throw new CliError('check needs a FILE, or -');
  const options: AnalysisOptions = {
    accountId: accountId('--account', values.account),
    trustedAccountIds: lists['trusted-account'].map(id =>
      String(accountId('--trusted-account', id)),
    ),
    expectedExternalId: values['external-id'],
  };
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const read = await readPolicyFile(file, values.type, process);
    checked.push(checkFile(read, options));
  }
  if (format === 'sarif') printJson(process, sarifLog(checked));
  else if (format === 'json') printJson(process, report(checked));
  else printFindings(checked, process);
  if (checked.some(({ valid }) => !valid)) return EXIT.invalid;
  const fails = checked.some(({ findings }) =>
    findings.some(({ severity }) => reaches(severity, failOn)),
  );
  return fails ? EXIT.findings : EXIT.clean;
};

function accountId(
  option: string,
  value: string | undefined,
): string | undefined {
  if (value !== undefined && !/^\d{12}$/.test(value)) {
    throw new CliError(`${option} is '${value}', but has 12 digits`);
  }
  return value;
}

function checkFile(file: PolicyFile, options: AnalysisOptions): CheckedFile {
  const { text, type } = file;
  const parseOptions = { type, id: nameOf(file.file) };
  try {
    const policy = parsePolicy(text, parseOptions);
    return {
      ...file,
      findings: analysePolicies([policy], options),
      valid: true,
    };
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    return {
      ...file,
      findings: analysePolicyText(text, parseOptions, options),
      valid: false,
    };
  }
}

function report(checked: readonly CheckedFile[]): object {
  return {
    files: checked.map(({ file, type, valid, findings }) => ({
      file,
      type,
      valid,
      findings,
    })),
  };
}

function printFindings(
  checked: readonly CheckedFile[],
  { out }: CliProcess,
): void {
  for (const { file, findings } of checked) {
    for (const finding of findings) out(findingText(finding, nameOf(file)));
  }
  const all = checked.flatMap(({ findings }) => findings);
  const counts = SEVERITIES.map(severity => ({
    severity,
    count: all.filter(finding => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);
  const inPolicies = `in ${checked.length} ${
    checked.length === 1 ? 'policy' : 'policies'
  }`;
  out(
    all.length === 0
      ? `No findings ${inPolicies}\n`
      : `${all.length} ${
          all.length === 1 ? 'finding' : 'findings'
        } ${inPolicies}: ${counts
          .map(({ severity, count }) => `${count} ${severity}`)
          .join(', ')}\n`,
  );
}

/** A finding as people read it; the first line is one that editors and terminals can follow. */
export function findingText(finding: PolicyFinding, file: string): string {
  const { rule, severity, title, evidence, why, remedy, sid, path, lines } =
    finding;
  const place = lines ? `${file}:${lines.start}` : file;
  const statement = sid === undefined ? path : `${path} (${sid})`;
  return [
    `${place}: ${severity}: ${title} [${rule}]`,
    `  ${statement}: ${evidence}`,
    `  Why: ${why}`,
    `  Fix: ${remedy}`,
    '',
    '',
  ].join('\n');
}
