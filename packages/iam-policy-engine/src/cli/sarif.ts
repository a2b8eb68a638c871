import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FINDING_RULES } from '../findings/rules';
import { FindingSeverity, PolicyFinding } from '../findings/types';

/** The findings of one file. */
export interface FileFindings {
  readonly file: string;
  readonly findings: readonly PolicyFinding[];
}

const LEVELS: Readonly<Record<FindingSeverity, 'error' | 'warning' | 'note'>> =
  {
    critical: 'error',
    high: 'error',
    medium: 'warning',
    low: 'note',
    info: 'note',
  };

/** Scores by which code scanning shows the same severities. */
const SECURITY_SEVERITY: Readonly<Record<FindingSeverity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.0',
};

const RULE_IDS = Object.keys(FINDING_RULES);

/**
 * The findings as a SARIF log.
 * Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
 */
export function sarifLog(files: readonly FileFindings[]): object {
  return {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'iam-policy-engine', rules: sarifRules() } },
        results: files.flatMap(({ file, findings }) =>
          findings.map(finding => sarifResult(finding, file)),
        ),
      },
    ],
  };
}

function sarifRules(): object[] {
  return Object.entries(FINDING_RULES).map(
    ([id, { title, why, remedy, severity }]) => ({
      id,
      shortDescription: { text: title },
      fullDescription: { text: why },
      help: { text: remedy },
      defaultConfiguration: { level: LEVELS[severity] },
      properties: {
        tags: ['security'],
        'security-severity': SECURITY_SEVERITY[severity],
      },
    }),
  );
}

function sarifResult(finding: PolicyFinding, file: string): object {
  const { rule, severity, title, evidence, remedy, path, lines } = finding;
  return {
    ruleId: rule,
    ruleIndex: RULE_IDS.indexOf(rule),
    level: LEVELS[severity],
    message: { text: `${title}: ${evidence}. ${remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          // Code scanning shows no result without a line.
          region: { startLine: lines?.start ?? 1, endLine: lines?.end ?? 1 },
        },
        logicalLocations: [{ fullyQualifiedName: path }],
      },
    ],
  };
}

function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(sep).map(encodeURIComponent).join('/');
}
