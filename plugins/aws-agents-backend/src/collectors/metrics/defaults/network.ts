import type { DefaultRows } from './row';

const HALF_DAY = 43_200;
const WEB_ACL_SETS = ['Region Rule WebACL', 'Rule WebACL'];

/** Default metrics of load balancers, gateways and edges. */
export const NETWORK_DEFAULTS: DefaultRows = {
  'AWS/ApplicationELB': [
    [
      'RequestCount',
      'Sum',
      'Count',
      [
        'LoadBalancer',
        'LoadBalancer TargetGroup',
        'AvailabilityZone LoadBalancer',
      ],
    ],
    ['TargetResponseTime', 'Average', 'Seconds'],
    ['HTTPCode_Target_5XX_Count', 'Sum', 'Count'],
    [
      'HTTPCode_ELB_5XX_Count',
      'Sum',
      'Count',
      ['LoadBalancer', 'AvailabilityZone LoadBalancer'],
    ],
    ['HealthyHostCount', 'Minimum', 'Count', ['LoadBalancer TargetGroup']],
  ],
  'AWS/NetworkELB': [
    ['ActiveFlowCount', 'Average', 'Count'],
    ['ProcessedBytes', 'Sum', 'Bytes'],
    ['UnHealthyHostCount', 'Maximum', 'Count', ['LoadBalancer TargetGroup']],
  ],
  'AWS/NATGateway': [
    ['BytesOutToDestination', 'Sum', 'Bytes'],
    ['ActiveConnectionCount', 'Maximum', 'Count'],
    ['ErrorPortAllocation', 'Sum', 'Count'],
    ['PacketsDropCount', 'Sum', 'Count'],
  ],
  'AWS/ApiGateway': [
    ['Count', 'SampleCount', 'Count'],
    ['Latency', 'Average', 'Milliseconds'],
    ['4XXError', 'Sum', 'Count', ['ApiName', 'ApiName Stage']],
    ['5XXError', 'Sum', 'Count', ['ApiName', 'ApiName Stage']],
    ['4xx', 'Sum', 'Count', ['ApiId', 'ApiId Stage']],
    ['5xx', 'Sum', 'Count', ['ApiId', 'ApiId Stage']],
  ],
  'AWS/CertificateManager': [
    ['DaysToExpiry', 'Minimum', 'None', ['CertificateArn'], HALF_DAY],
  ],
  'AWS/CloudFront': [
    ['Requests', 'Sum', 'None', ['DistributionId Region']],
    ['BytesDownloaded', 'Sum', 'None', ['DistributionId Region']],
    ['4xxErrorRate', 'Average', 'Percent', ['DistributionId Region']],
    ['5xxErrorRate', 'Average', 'Percent', ['DistributionId Region']],
  ],
  'AWS/Cognito': [
    ['SignInSuccesses', 'Sum', 'Count', ['UserPool UserPoolClient']],
    ['SignInThrottles', 'Sum', 'Count', ['UserPool UserPoolClient']],
  ],
  'AWS/ELB': [
    ['RequestCount', 'Sum', 'Count'],
    ['Latency', 'Average', 'Seconds'],
    ['HTTPCode_Backend_5XX', 'Sum', 'Count'],
    ['UnHealthyHostCount', 'Maximum', 'Count'],
  ],
  'AWS/Route53': [
    ['HealthCheckStatus', 'Minimum', 'None'],
    ['HealthCheckPercentageHealthy', 'Average', 'Percent'],
  ],
  'AWS/TransitGateway': [
    ['BytesIn', 'Sum', 'Bytes'],
    ['BytesOut', 'Sum', 'Bytes'],
    ['PacketDropCountBlackhole', 'Sum', 'Count'],
    ['PacketDropCountNoRoute', 'Sum', 'Count'],
  ],
  'AWS/VPN': [
    ['TunnelState', 'Minimum', 'None'],
    ['TunnelDataIn', 'Sum', 'Bytes'],
    ['TunnelDataOut', 'Sum', 'Bytes'],
  ],
  'AWS/WAFV2': [
    ['AllowedRequests', 'Sum', 'Count', WEB_ACL_SETS],
    ['BlockedRequests', 'Sum', 'Count', WEB_ACL_SETS],
  ],
};
