import fc from 'fast-check';
import { Path, leavesOf, nodesOf, withValue } from '../__testUtils__/leaves';
import { PLATFORMS, PRESETS, requestFor } from '../__testUtils__/requests';
import { alloyTexts, unfaithful } from '../__testUtils__/unfaithful';
import { createBlueprint } from '../build/createBlueprint';
import type { Blueprint } from '../build/types';
import { BlueprintError } from '../errors';
import { INFRASTRUCTURE_FLAVOURS, renderFiles } from '../renderFiles';
import type { AgentRequest } from '../request/types';

const PLATFORM_TYPES = Object.keys(PLATFORMS) as (keyof typeof PLATFORMS)[];

/** What means something in one of the languages, or in none. */
const HOSTILE = [
  '"',
  "'",
  '`',
  '\\',
  '\\"',
  '"\n}\nresource "aws_iam_user" "x" {}\n#',
  '${file("/etc/passwd")}',
  '%{ if true }x%{ endif }',
  '$${x}',
  '{{ x }}',
  '${{ parameters.secret }}',
  '{% raw %}',
  'EOT\n<<EOT',
  '" + sys.env("AWS_SECRET_ACCESS_KEY") + "',
  '`); process.exit(1); (`',
  "'); process.exit(1); ('",
  'no',
  'true',
  '~',
  '0x1F',
  '12:30:00',
  '2012-10-17',
  '&anchor',
  '*alias',
  '!!js/function x',
  '--- \nkind: Secret',
  '# comment',
  'a: b',
  '- a',
  '../../etc/passwd',
  '..\\..\\x',
  '/absolute',
  '\u0000',
  '\u0007\u001b[31m',
  'a\r\nb',
  'line\u2028separator\u2029',
  '\ufeffmark',
  '\u202eright to left',
  '\ud800',
  '😀',
  'ünïcödé',
  ' ',
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  '*',
  '?',
  '',
];

/** A request with every member that a text can be given to. */
function fullRequest(platform: keyof typeof PLATFORMS): AgentRequest {
  const request = requestFor(platform, PRESETS.everything);
  return {
    ...request,
    metrics: [
      {
        namespace: 'AWS/SQS',
        dimensions: { QueueName: 'payments' },
        text: 'AWS/SQS{QueueName="payments"}',
        metrics: [{ name: 'NumberOfMessagesSent', statistics: ['Sum'] }],
      },
      {
        namespace: 'AWS/RDS',
        tags: { team: ['payments', 'orders'] },
        metrics: [{ name: 'CPUUtilization', statistics: ['Average'] }],
      },
      ...(request.metrics ?? []),
    ],
    logFiles: ['/var/log/payments/*.log'],
    resources: ['arn:aws:sqs:eu-west-1:111122223333:payments'],
    roles: {
      ...request.roles,
      permissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/boundary',
    },
    needs: {
      ...request.needs,
      agent: [
        ...request.needs.agent,
        {
          action: 'sqs:ReceiveMessage',
          resource: 'arn:aws:sqs:eu-west-1:111122223333:payments',
          conditions: { StringEquals: { 'aws:ResourceTag/team': 'payments' } },
          why: 'read',
        },
      ],
    },
  };
}

/** The blueprint, or nothing where the request is refused as it should be. */
function attempt(request: AgentRequest): Blueprint | undefined {
  try {
    return createBlueprint(request);
  } catch (error) {
    if (!(error instanceof BlueprintError)) throw error;
    if (error.issues.length === 0) throw new Error('Refused without a reason');
    if (error.message.length > 20_000) throw new Error('Too long an error');
    return undefined;
  }
}

const pathsOf = (blueprint: Blueprint) =>
  INFRASTRUCTURE_FLAVOURS.map(flavour =>
    renderFiles(blueprint, { flavour }).map(({ path }) => path),
  );

/** One leaf of each kind: what is right for the first entry of a list is right for all. */
function kindsOfLeaves(request: AgentRequest): Path[] {
  const kinds = new Map(
    leavesOf(request).map(path => [
      path.filter(key => typeof key === 'string').join('.'),
      path,
    ]),
  );
  return [...kinds.values()].filter(
    path => !['type', 'text'].includes(String(path[path.length - 1])),
  );
}

/** The request with a text in as many places as take it, all at once; what is left takes it alone only. */
function infest(
  request: AgentRequest,
  leaves: readonly Path[],
  text: string,
): { all: AgentRequest; alone: AgentRequest[]; count: number } {
  const accepting = leaves.filter(leaf =>
    attempt(withValue(request, leaf, text)),
  );
  let all = request;
  const alone: AgentRequest[] = [];
  for (const leaf of accepting) {
    const next = withValue(all, leaf, text);
    if (attempt(next)) all = next;
    else alone.push(withValue(request, leaf, text));
  }
  return { all, alone, count: accepting.length };
}

describe.each(PLATFORM_TYPES)('A hostile text anywhere, on %s', platform => {
  const request = fullRequest(platform);
  // Everything is tried on one platform, on the others what is their own.
  const leaves = kindsOfLeaves(request).filter(
    ([first]) =>
      platform === 'ecs' ||
      ['platform', 'destinations'].includes(String(first)),
  );
  const paths = pathsOf(createBlueprint(request));

  it.each(HOSTILE)('is refused, or is data in every file: %j', async text => {
    const { all, alone } = infest(request, leaves, text);
    for (const each of [all, ...alone]) {
      const blueprint = createBlueprint(each);
      expect(await unfaithful(blueprint)).toEqual([]);
      expect(pathsOf(blueprint)).toEqual(paths);
    }
  });

  it('is refused when it has 10 KB, wherever AWS would refuse it', () => {
    const accepted = leaves.filter(leaf =>
      attempt(withValue(request, leaf, 'a'.repeat(10_240))),
    );
    expect(accepted).toEqual([]);
  });
});

describe('A hostile text in a dimension', () => {
  it.each([
    ['"} resource "x" {'],
    ['${file("/etc/passwd")} %{ if x }'],
    ['{{ x }} ${{ y }} {% z %}'],
    ["'; process.exit(1); `rm`"],
    ['no'],
    ['\\" + sys.env("X") + "'],
    ['../../etc/passwd'],
    ['# &a *b !!c'],
  ])('is that text to Alloy: %s', async text => {
    const blueprint = createBlueprint({
      ...requestFor('ecs'),
      metrics: [
        {
          namespace: 'AWS/SQS',
          dimensions: { QueueName: text },
          metrics: [{ name: text, statistics: ['Sum'] }],
        },
      ],
    });
    const { alloyConfiguration } = blueprint;
    const anywhere = alloyTexts(alloyConfiguration);
    const matched = anywhere.filter(found => found === text);
    // A text with a star is a pattern, and a regular expression in the configuration.
    expect(matched).toHaveLength(text.includes('*') ? 1 : 2);
    expect(await unfaithful(blueprint)).toEqual([]);
  });
});

describe('A request that is none', () => {
  const request = fullRequest('ecs');
  const nodes = nodesOf(request);

  it('is refused by a typed error, or gives files, whatever stands where', () => {
    const anything = fc.oneof(
      fc.constantFrom(
        null,
        undefined,
        0,
        -1,
        NaN,
        true,
        '',
        [],
        {},
        [[]],
        [{}],
      ),
      fc.constantFrom(...HOSTILE),
      fc.jsonValue({ maxDepth: 2 }),
    );
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...nodes), anything, (path, value) => {
        const blueprint = attempt(withValue(request, path, value));
        if (blueprint) pathsOf(blueprint);
        else refused += 1;
      }),
      { seed: 5, numRuns: 1500 },
    );
    expect(refused).toBeGreaterThan(1000);
  });
});
