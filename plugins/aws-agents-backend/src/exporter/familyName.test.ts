import { familyName, snakeCase, yaceLabel } from './familyName';

describe('familyName', () => {
  // The names that YACE gives, from its own tests and its documentation.
  it.each([
    [
      'AWS/SQS',
      'ApproximateNumberOfMessagesVisible',
      'Maximum',
      'aws_sqs_approximate_number_of_messages_visible_maximum',
    ],
    ['AWS/EC2', 'CPUUtilization', 'Average', 'aws_ec2_cpuutilization_average'],
    ['AWS/ELB', 'HTTPCode_ELB_5XX', 'Sum', 'aws_elb_httpcode_elb_5_xx_sum'],
    [
      'AWS/ApplicationELB',
      'TargetResponseTime',
      'p99.9',
      'aws_applicationelb_target_response_time_p99_9',
    ],
    [
      'Glue',
      'glue.driver.aggregate.bytesRead',
      'Average',
      'aws_glue_driver_aggregate_bytes_read_average',
    ],
    [
      '/aws/sagemaker/TrainingJobs',
      'CPUUtilization',
      'Average',
      'aws_sagemaker_trainingjobs_cpuutilization_average',
    ],
    [
      'Acme/Payments',
      'Errors (%)',
      'SampleCount',
      'aws_acme_payments_errors___percent__sample_count',
    ],
  ])('%s %s %s', (namespace, metricName, statistic, name) => {
    expect(familyName({ namespace, metricName, statistic })).toBe(name);
  });

  it('leaves the expression of metric math out', () => {
    const math = { expression: '100*errors/calls', inputs: {} };
    expect(
      familyName({
        namespace: 'Metric math',
        metricName: 'errorRate',
        statistic: math.expression,
        math,
      }),
    ).toBe('aws_metric_math_error_rate');
  });

  it('is a valid name whatever CloudWatch is given', () => {
    const name = familyName({
      namespace: 'Täst/#1',
      metricName: '*☃*',
      statistic: 'TM(10%:90%)',
    });
    expect(name).toMatch(/^[a-z_][a-z0-9_]*$/);
  });
});

describe('labels of dimensions', () => {
  it('are snake case, or as YACE has them by default', () => {
    expect(snakeCase('QueueName')).toBe('queue_name');
    expect(yaceLabel('QueueName')).toBe('QueueName');
    expect(yaceLabel('Per-AppName')).toBe('Per_AppName');
  });
});
