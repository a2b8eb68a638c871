import { z } from 'zod';
import { AGENT_FLAVOURS, AGENT_PLATFORMS } from '../annotations';

/** One problem of one annotation. @public */
export const bindingProblemSchema = z.object({
  /** Name of the annotation. */
  annotation: z.string(),
  /** The offending text; absent when the annotation itself is. */
  value: z.string().optional(),
  /** What is wrong. */
  message: z.string(),
  /** What would be accepted. */
  expected: z.string(),
});

/** @public */
export type BindingProblem = z.infer<typeof bindingProblemSchema>;

/**
 * Which metrics of which resource an agent collects.
 *
 * @public
 */
export const metricSelectorSchema = z.object({
  /** The selector as it was written. */
  text: z.string(),
  /** Name by which expressions refer to its one metric. */
  id: z.string().optional(),
  namespace: z.string(),
  /**
   * Tags that a resource must have: by key the values of which it must have
   * one, or none for any. Absent: resources are not selected by tag.
   */
  tags: z.record(z.string(), z.array(z.string())).optional(),
  /** Exact values; a `*` in a value matches any run of characters. */
  dimensions: z.record(z.string(), z.string()),
  /** Absent: the namespace's default metrics. */
  metricName: z.string().optional(),
  /** CloudWatch statistic, for example `Sum` or `p99`; absent: the default. */
  statistic: z.string().optional(),
  /** Seconds; absent: chosen from the window. */
  periodSeconds: z.number().optional(),
});

/** @public */
export type MetricSelector = z.infer<typeof metricSelectorSchema>;

/** Metric math on named metrics, evaluated by CloudWatch. @public */
export const metricExpressionSchema = z.object({
  /** The line as it was written. */
  text: z.string(),
  /** Its name, for the chart and for other expressions. */
  id: z.string(),
  /** CloudWatch unit of the result; absent: not known. */
  unit: z.string().optional(),
  expression: z.string(),
  /** Names of the metrics and expressions that it refers to. */
  references: z.array(z.string()),
});

/** @public */
export type MetricExpression = z.infer<typeof metricExpressionSchema>;

/** A place in S3 to which an agent delivers. @public */
export const deliveryLocationSchema = z.object({
  /** `s3://bucket/prefix/`. */
  uri: z.string(),
  bucket: z.string(),
  /** Without a leading slash; may be empty. */
  prefix: z.string(),
  /** Seconds within which a further object is expected; absent: learned from what arrives. */
  everySeconds: z.number().optional(),
});

/** @public */
export type DeliveryLocation = z.infer<typeof deliveryLocationSchema>;

/** The parsed and validated annotations of one entity. @public */
export const bindingSchema = z.object({
  /** `kind:namespace/name`, lower case. */
  entityRef: z.string(),
  agentRoleArn: z.string(),
  /** Absent when the annotation is: the backend then applies its default. */
  monitoringRoleArn: z.string().optional(),
  partition: z.string(),
  accountId: z.string(),
  /** Empty when the annotation is absent: the backend's default applies. */
  regions: z.array(z.string()),
  platform: z.enum(AGENT_PLATFORMS).optional(),
  flavour: z.enum(AGENT_FLAVOURS),
  capabilities: z.array(z.string()),
  metrics: z.array(metricSelectorSchema),
  /** Absent: none. */
  expressions: z.array(metricExpressionSchema).optional(),
  deliveries: z.array(deliveryLocationSchema),
  /** ARNs of queues, workspaces, log groups, secrets, roles, ... */
  resources: z.array(z.string()).optional(),
  userArn: z.string().optional(),
});

/** @public */
export type Binding = z.infer<typeof bindingSchema>;
