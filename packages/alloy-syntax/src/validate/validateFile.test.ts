import { parseFile } from '../parse/parseFile';
import type { Stability } from '../schema/types';
import { validateFile } from './validateFile';

const RECEIVER = `prometheus.remote_write "default" {
  endpoint {
    url = "https://x"
  }
}
`;

const problems = (text: string, stability?: Stability) =>
  validateFile(parseFile(text), { stability });
const messages = (text: string) =>
  problems(text).map(
    ({ code, path, message, expected }) =>
      `${code}: ${path}: ${message}; ${expected}`,
  );

describe('validateFile', () => {
  it('finds nothing in a right configuration', () => {
    expect(
      problems(`${RECEIVER}
logging {
  level    = "info"
  write_to = [loki.write.x.receiver]
}
prometheus.exporter.cloudwatch "c" {
  sts_region = "eu-west-1"
  static "queue" {
    regions    = ["eu-west-1"]
    namespace  = "AWS/SQS"
    dimensions = { QueueName = "payments" }
    metric {
      name       = "NumberOfMessagesSent"
      statistics = ["Sum"]
      period     = "1m"
    }
  }
}
discovery.ec2 "a" { port = 9100 }
discovery.ec2 "b" { refresh_interval = "30s" }
discovery.relabel "r" {
  targets = array.concat(discovery.ec2.a.targets, discovery.ec2.b.targets, [{ __address__ = "x" }])
}
prometheus.scrape "s" {
  targets    = discovery.relabel.r.output
  forward_to = [prometheus.remote_write.default.receiver]
}
remote.kubernetes.secret "k" {
  name      = "n"
  namespace = "m"
}
local.file "f" { filename = "/x" }
loki.write "x" {
  endpoint {
    url = "https://" + constants.hostname
    basic_auth {
      username = convert.nonsensitive(remote.kubernetes.secret.k.data["user"])
      password = remote.kubernetes.secret.k.data["password"]
    }
  }
  endpoint {
    url = local.file.f.content
    basic_auth {
      username = 12345
      password = sys.env("PASSWORD")
    }
  }
}
`),
    ).toEqual([]);
  });

  it.each<[string, string, string]>([
    [
      'a component that there is not',
      'prometheus.exporter.cloudwach "x" { }',
      'unknown-component: prometheus.exporter.cloudwach "x": prometheus.exporter.cloudwach is no component that is known here; one of prometheus.exporter.cloudwatch, ',
    ],
    [
      'a name that all objects have',
      'constructor "x" { }',
      'unknown-component: constructor "x"',
    ],
    [
      'an attribute that there is not',
      'discovery.ec2 "x" { external_id = "y" }',
      'unknown-attribute: discovery.ec2 "x" > external_id: external_id is no attribute of discovery.ec2 "x"; one of e',
    ],
    [
      'a block that there is not',
      'discovery.ec2 "x" { filters { } }',
      'unknown-block: discovery.ec2 "x" > filters: filters is no block of discovery.ec2 "x"; one of filter, ',
    ],
    [
      'an attribute that is missing',
      'local.file "x" { }',
      'missing-attribute: local.file "x": has no filename; filename of type string',
    ],
    [
      'a block that is missing',
      'otelcol.processor.batch "x" { }',
      'missing-block: otelcol.processor.batch "x": has no block output; at least one block output',
    ],
    [
      'a component twice',
      'discovery.ec2 "x" { }\ndiscovery.ec2 "x" { }',
      'duplicate: discovery.ec2 "x": is there twice; each once',
    ],
    [
      'an attribute twice',
      'discovery.ec2 "x" {\nport = 1\nport = 2\n}',
      'duplicate: discovery.ec2 "x" > port: is there twice; each once',
    ],
    [
      'no label',
      'discovery.ec2 { }',
      'label: discovery.ec2: has no label; discovery.ec2 "label"',
    ],
    [
      'a label too much',
      'logging "x" { }',
      'label: logging "x": has a label; logging',
    ],
    [
      'an attribute outside of blocks',
      'a = 1',
      'unknown-attribute: a: is an attribute outside of blocks; a block',
    ],
    [
      'a number for a flag',
      'local.file "x" {\nfilename = "y"\nis_secret = 1\n}',
      'wrong-type: local.file "x" > is_secret: is of type number; a value of type bool',
    ],
    [
      'a text for a list',
      'discovery.ec2 "x" { filter {\nname = "a"\nvalues = "b"\n} }',
      'wrong-type: discovery.ec2 "x" > filter > values: is of type string; a value of type list(string)',
    ],
    [
      'a wrong item',
      'discovery.ec2 "x" { filter {\nname = "a"\nvalues = ["b", true]\n} }',
      'wrong-type: discovery.ec2 "x" > filter > values: is of type bool; a value of type string',
    ],
    [
      'a list for an object',
      'prometheus.remote_write "x" { external_labels = ["y"] }',
      'wrong-type: prometheus.remote_write "x" > external_labels: is a list; a value of type map(string)',
    ],
    [
      'no duration',
      'discovery.ec2 "x" { refresh_interval = "soon" }',
      'wrong-type: discovery.ec2 "x" > refresh_interval: is no duration; a duration such as "60s" or "5m"',
    ],
    [
      'a secret where all can read it',
      'remote.kubernetes.secret "k" {\nname = "n"\nnamespace = "m"\n}\ndiscovery.ec2 "x" { region = remote.kubernetes.secret.k.data["r"] }',
      'wrong-type: discovery.ec2 "x" > region: is of type secret; a string; convert.nonsensitive makes one of a secret',
    ],
    [
      'metrics sent to logs',
      `loki.write "l" { }\nprometheus.relabel "x" { forward_to = [loki.write.l.receiver] }`,
      'wrong-type: prometheus.relabel "x" > forward_to: is of type LogsReceiver; a value of type MetricsReceiver',
    ],
    [
      'a label that there is not',
      `${RECEIVER}prometheus.relabel "x" { forward_to = [prometheus.remote_write.other.receiver] }`,
      'unresolved-reference: prometheus.relabel "x" > forward_to: prometheus.remote_write.other.receiver leads nowhere; one of prometheus.remote_write.default',
    ],
    [
      'an export that there is not',
      `${RECEIVER}prometheus.relabel "x" { forward_to = [prometheus.remote_write.default.input] }`,
      'unresolved-reference: prometheus.relabel "x" > forward_to: prometheus.remote_write.default.input is no export; one of receiver',
    ],
    [
      'a function that there is not',
      'discovery.ec2 "x" { region = sys.environment("X") }',
      'unresolved-reference: discovery.ec2 "x" > region: sys.environment leads nowhere',
    ],
  ])('finds %s', (_, text, found) => {
    expect(messages(text)).toEqual([expect.stringContaining(found)]);
  });

  it('says where', () => {
    expect(
      problems('\n  discovery.ec2 "x" {\n    prt = 1\n  }\n')[0].at,
    ).toEqual({ line: 3, column: 5 });
  });

  const experimental =
    'otelcol.exporter.awss3 "x" { s3_uploader {\ns3_bucket = "b"\ns3_prefix = "p"\n} }';

  it('finds what is too new for the stability level', () => {
    expect(messages(experimental)).toEqual([
      'not-stable: otelcol.exporter.awss3 "x": is experimental; Alloy to be run with --stability.level=experimental',
    ]);
    expect(problems(experimental, 'experimental')).toEqual([]);
    expect(
      messages('loki.write "x" { endpoint {\nurl = "u"\nqueue_config { }\n} }'),
    ).toEqual([expect.stringContaining('not-stable')]);
  });

  it('does not check what modules define', () => {
    expect(
      problems(
        `import.file "m" { filename = "x" }\ndiscovery.ec2 "x" { region = m.thing.y.region }`,
      ),
    ).toEqual([]);
  });
});
