import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import * as s3 from '@aws-sdk/client-s3';
import * as secretsmanager from '@aws-sdk/client-secrets-manager';
import * as ssm from '@aws-sdk/client-ssm';
import * as sso from '@aws-sdk/client-sso';
import * as sts from '@aws-sdk/client-sts';
import { SERVICE_FACTS, type ServiceName } from './serviceFacts';
import { ServiceModel } from './ServiceModel';

/** The client packages, which export the schemas of their services. */
const CLIENTS: Readonly<Record<ServiceName, object>> = {
  cloudtrail,
  cloudwatch,
  iam,
  organizations,
  s3,
  secretsmanager,
  ssm,
  sso,
  sts,
  tagging,
};

const models = new Map<ServiceName, ServiceModel>();

/** The model of a service; built when first asked for. */
export function serviceModel(name: ServiceName): ServiceModel {
  let model = models.get(name);
  if (!model) {
    model = ServiceModel.create(SERVICE_FACTS[name], CLIENTS[name]);
    models.set(name, model);
  }
  return model;
}
