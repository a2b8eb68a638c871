import { AccessRequest, Decision } from '../evaluation/types';
import { phraseOf } from './phrases';
import { RenderDenialOptions } from './types';

/**
 * Words a denial as AWS does.
 *
 * @param request - the request that was evaluated
 * @param decision - what {@link evaluate} decided about it
 * @throws TypeError when the decision allows the request
 * @public
 */
export function renderDenial(
  request: AccessRequest,
  decision: Decision,
  options: RenderDenialOptions = {},
): string {
  if (decision.allowed) {
    throw new TypeError(
      'The decision allows the request; only a denial can be rendered',
    );
  }
  const { principal, action, resource } = request;
  if (principal.kind === 'federated') {
    // STS knows no user yet, and tells the bearer of a token nothing.
    return `Not authorized to perform ${action}`;
  }
  const user = principal.kind === 'anonymous' ? 'anonymous' : principal.arn;
  const target = resource === '*' ? '' : ` on resource: ${resource}`;
  const reason =
    options.style === 'without-reason'
      ? ''
      : reasonOf(action, decision, options);
  return `User: ${user} is not authorized to perform: ${action}${target}${reason}`;
}

function reasonOf(
  action: string,
  decision: Decision,
  { style }: RenderDenialOptions,
): string {
  const phrase = decision.policyType && phraseOf(decision.policyType);
  if (!phrase) return '';
  if (decision.reason === 'implicit-deny') {
    return ` because no ${phrase.implicit} allows the ${action} action`;
  }
  const arn = decision.policy?.arn;
  const suffix = style === 'with-policy-arn' && arn ? `: ${arn}` : '';
  return ` with an explicit deny in ${phrase.explicit}${suffix}`;
}
