import { bareWord, normaliseDenialText } from './denialText';
import { policyTypeNamed } from './phrases';
import { NOT_IAM, REQUEST_ID, WITHOUT_DETAILS } from './signals';
import { ParsedDenial } from './types';

const ENCODED =
  /encoded authorization failure message:\s*["']?([A-Za-z0-9_-]{16,})/i;
const SENTENCE =
  /\buser:? ["']?([^\s"']+)["']? is not authorized to perform:? ["']?([A-Za-z0-9-]+:[A-Za-z0-9*]+)["']?/i;
const ASSUME =
  /\buser:? ["']?(arn:\S+?)["']? is not authorized to assume (?:iam )?role:? ["']?(arn:[^\s"',]+)/i;
const WITHOUT_USER =
  /not authorized to perform:? ["']?([A-Za-z0-9-]+:[A-Za-z0-9]+)/i;
const ON_RESOURCE = /^,? ?on (?:this )?resource:? ?/i;
const REASON =
  /because no ([A-Za-z -]{6,40}?) allows the|(?:with|due to) an explicit deny(?: in )?/i;
const POLICY_SUFFIX = /^[A-Za-z -]*: ?(arn:[^\s"']+)(?: \(([^)]{1,128})\))?/;
const THROUGH = /^[A-Za-z -]*? transitively through an? ([A-Za-z -]+)/i;
const AUTHORIZATION_ID = /authorization id: ?([A-Za-z0-9]{8,64})/i;

/**
 * Reads the text of an AWS refusal, however SDKs, agents and log shippers have wrapped it.
 *
 * @param text - an error message, a log line or a response body; the first 20 000 characters are read
 * @returns undefined when the text tells of no refusal by AWS
 * @public
 */
export function parseDenial(text: string): ParsedDenial | undefined {
  const message = normaliseDenialText(text);
  const denial = readRefusal(message);
  if (!denial) return undefined;
  const requestId = REQUEST_ID.exec(message)?.[1];
  return requestId ? { ...denial, requestId } : denial;
}

function readRefusal(message: string): ParsedDenial | undefined {
  const notIam = NOT_IAM.find(({ pattern }) => pattern.test(message));
  if (notIam) return { kind: notIam.kind };
  const encodedMessage = ENCODED.exec(message)?.[1];
  const encoded = encodedMessage ? { encodedMessage } : {};
  const sentence = readSentence(message);
  if (sentence) return { kind: 'iam', ...sentence, ...encoded };
  if (encodedMessage) return { kind: 'encoded', encodedMessage };
  const action = WITHOUT_USER.exec(message)?.[1];
  if (action) return { kind: 'no-details', action };
  return WITHOUT_DETAILS.test(message) ? { kind: 'no-details' } : undefined;
}

function readSentence(message: string): Omit<ParsedDenial, 'kind'> | undefined {
  const match = SENTENCE.exec(message);
  if (!match) return readAssumeSentence(message);
  const rest = message.slice(match.index + match[0].length);
  const reason = REASON.exec(rest);
  const target = readResource(reason ? rest.slice(0, reason.index) : rest, {
    isWhole: reason !== null,
  });
  return {
    principalArn: match[1],
    action: match[2],
    ...(target ? { resource: target } : {}),
    ...(reason ? readReason(rest, reason) : {}),
  };
}

/** Redshift and a few others word a refused AssumeRole in their own way. */
function readAssumeSentence(
  message: string,
): Omit<ParsedDenial, 'kind'> | undefined {
  const match = ASSUME.exec(message);
  return match
    ? {
        principalArn: match[1],
        action: 'sts:AssumeRole',
        resource: bareWord(match[2]),
      }
    : undefined;
}

/** A resource may contain spaces (object keys do), so it ends at the reason, the closing quote or the first space. */
function readResource(
  text: string,
  { isWhole }: { isWhole: boolean },
): string | undefined {
  const lead = ON_RESOURCE.exec(text);
  if (!lead) return undefined;
  const rest = text.slice(lead[0].length).trim();
  const quoted = /^(["'])(.*?)\1/.exec(rest);
  if (quoted) return quoted[2];
  return bareWord(isWhole ? rest : rest.split(' ', 1)[0]) || undefined;
}

function readReason(
  rest: string,
  reason: RegExpExecArray,
): Partial<ParsedDenial> {
  if (reason[1]) {
    return { effect: 'implicit', policyType: policyTypeNamed(reason[1]) };
  }
  const tail = rest.slice(reason.index + reason[0].length);
  const suffix = POLICY_SUFFIX.exec(tail);
  const through = THROUGH.exec(tail);
  const authorizationId = AUTHORIZATION_ID.exec(tail)?.[1];
  return {
    effect: 'explicit',
    policyType: policyTypeNamed(tail),
    ...(through ? { throughPolicyType: policyTypeNamed(through[1]) } : {}),
    ...(suffix ? { policyArn: bareWord(suffix[1]) } : {}),
    ...(suffix?.[2] ? { policyName: suffix[2] } : {}),
    ...(authorizationId ? { authorizationId } : {}),
  };
}
