import { analysePolicy } from '../findings/analysePolicy';
import { minimalPolicy } from '../minimise/minimalPolicy';
import { minimalTrustPolicy } from '../minimise/trust/minimalTrustPolicy';
import { parseTrustRequirement } from '../minimise/trust/parseTrustRequirement';
import { MinimalPolicy } from '../minimise/types';
import { parseNeeds } from '../needs/parseNeeds';
import { parsePolicy } from '../policy/parsePolicy';
import { PolicyDocument } from '../policy/types';
import { findingText } from './check';
import { CliError, Command, EXIT, printJson } from './command';
import { parseFile, readText } from './inputs';
import { reaches, readFailOn, readFormat, readOptions } from './options';

/** A policy for a list of needs has reasons besides; one for a trust requirement has not. */
type Generated = Pick<MinimalPolicy, 'document'> & Partial<MinimalPolicy>;

/** `minimize FILE`: generates the policy for a list of needs, or the trust policy for a requirement. */
export const minimize: Command = async (args, process) => {
  const { values, files } = readOptions(args, {
    once: ['format', 'fail-on', 'sid-prefix'],
  });
  const format = readFormat(values.format);
  const failOn = readFailOn(values['fail-on']);
  const sidPrefix = values['sid-prefix'];
  if (sidPrefix !== undefined && !/^[A-Za-z0-9]+$/.test(sidPrefix)) {
    throw new CliError(
      `--sid-prefix is '${sidPrefix}', but has letters and digits only`,
    );
  }
  const [file] = files;
  if (files.length !== 1) {
    throw new CliError(`minimize needs one FILE, or -; it has ${files.length}`);
  }
  const text = await readText(file, process);
  const isRequirement = text.trimStart().startsWith('{');
  const generated: Generated = parseFile(file, () =>
    isRequirement
      ? { document: minimalTrustPolicy(parseTrustRequirement(text)) }
      : minimalPolicy(parseNeeds(text), { sidPrefix }),
  );
  printJson(process, format === 'json' ? generated : generated.document);
  const findings = analyse(
    generated.document,
    isRequirement ? 'trust' : 'identity',
  ).filter(({ severity }) => reaches(severity, failOn));
  // The policy is for standard output alone, so that it can be redirected.
  findings.forEach(finding => process.err(findingText(finding, 'generated')));
  return findings.length > 0 ? EXIT.findings : EXIT.clean;
};

function analyse(document: PolicyDocument, type: 'trust' | 'identity') {
  return analysePolicy(parsePolicy(document, { type }));
}
