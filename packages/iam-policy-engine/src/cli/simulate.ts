import { renderDenial } from '../denial/renderDenial';
import { evaluate } from '../evaluation/evaluate';
import {
  AccessRequest,
  ApplicablePolicies,
  Decision,
} from '../evaluation/types';
import { judgeNeed } from '../needs/judgeNeed';
import { NeedVerdict } from '../needs/types';
import { ANY_ROLE, resourceSide } from '../probes/probe';
import { CliError, Command, EXIT, printJson } from './command';
import {
  applicable,
  parsePolicyFile,
  readNeeds,
  readPolicyFile,
} from './inputs';
import {
  RawOptions,
  readContext,
  readFormat,
  readOptions,
  readPrincipal,
} from './options';

/** What was decided for one request, or for the requests of one need. */
interface Outcome {
  readonly allowed: boolean;
  readonly request?: AccessRequest;
  readonly decision?: Decision;
  readonly need?: NeedVerdict['need'];
  readonly met?: NeedVerdict['met'];
  readonly message: string;
}

/** `simulate FILE...`: decides a request, or every need of a list. */
export const simulate: Command = async (args, process) => {
  const options = readOptions(args, {
    once: ['type', 'format', 'principal', 'action', 'resource', 'needs'],
    many: ['context'],
  });
  const { values, files } = options;
  const format = readFormat(values.format);
  if (files.length === 0) throw new CliError('simulate needs a FILE, or -');
  if ((values.action === undefined) === (values.needs === undefined)) {
    throw new CliError('simulate needs either --action or --needs');
  }
  const policies = [];
  for (const file of files) {
    policies.push(
      parsePolicyFile(await readPolicyFile(file, values.type, process)),
    );
  }
  const given = applicable(policies);
  const needs = await readNeeds(values.needs, process);
  const principal = readPrincipal(values.principal);
  const context = readContext(options.lists.context);
  const outcomes =
    values.action === undefined
      ? needs.map(need =>
          ofNeed(judgeNeed(need, given, { principal, context })),
        )
      : [ofRequest(requestOf(values.action, options, given), given)];
  if (format === 'json') printJson(process, { outcomes });
  else outcomes.forEach(({ message }) => process.out(`${message}\n`));
  return outcomes.every(({ allowed }) => allowed) ? EXIT.clean : EXIT.findings;
};

function requestOf(
  action: string,
  { values, lists }: RawOptions,
  policies: ApplicablePolicies,
): AccessRequest {
  if (!/^[A-Za-z0-9-]+:[A-Za-z0-9]+$/.test(action)) {
    throw new CliError(
      `--action is '${action}', but is one action such as s3:GetObject`,
    );
  }
  const principal = readPrincipal(values.principal) ?? ANY_ROLE;
  return {
    principal,
    action,
    resource: values.resource ?? '*',
    ...resourceSide(policies)(principal),
    context: readContext(lists.context),
  };
}

function ofRequest(
  request: AccessRequest,
  policies: ApplicablePolicies,
): Outcome {
  const decision = evaluate(request, policies);
  const { allowed } = decision;
  return {
    allowed,
    request,
    decision,
    message: allowed
      ? `Allowed${byWhom(decision)}: ${request.action} on ${request.resource}`
      : `Denied${byWhom(decision)}: ${renderDenial(request, decision)}`,
  };
}

function byWhom({ policy, statement }: Decision): string {
  if (!policy) return '';
  const where = statement
    ? `, statement ${statement.sid ?? statement.index}`
    : '';
  return ` by ${policy.id}${where}`;
}

function ofNeed({ need, met, refused }: NeedVerdict): Outcome {
  const what = `${need.action} on ${need.resource}`;
  return {
    allowed: met === 'fully',
    need,
    met,
    ...refused,
    message: refused
      ? `${met === 'partly' ? 'Partly denied' : 'Denied'}${byWhom(
          refused.decision,
        )}: ${what}: ${renderDenial(refused.request, refused.decision)}`
      : `Allowed: ${what}`,
  };
}
