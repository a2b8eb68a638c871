/** A combination of actions by which a principal gains permissions it was not given. */
export interface EscalationPath {
  /** Id under which pathfinding.cloud publishes the path. */
  readonly id: string;
  readonly actions: readonly string[];
  /** Service that must be able to receive the role, where one is passed. */
  readonly passedTo?: string;
}

const single = (id: string, ...actions: string[]): EscalationPath => ({
  id,
  actions,
});
const passing = (
  id: string,
  passedTo: string,
  ...actions: string[]
): EscalationPath => ({
  id,
  passedTo,
  actions: ['iam:PassRole', ...actions],
});

const AGENTCORE = 'bedrock-agentcore.amazonaws.com';
const CLOUDFORMATION = 'cloudformation.amazonaws.com';
const CODEBUILD = 'codebuild.amazonaws.com';
const EC2 = 'ec2.amazonaws.com';
const ECS = 'ecs-tasks.amazonaws.com';
const GLUE = 'glue.amazonaws.com';
const LAMBDA = 'lambda.amazonaws.com';
const SAGEMAKER = 'sagemaker.amazonaws.com';

/**
 * The published paths.
 * Source: pathfinding.cloud, which collects the work of several researchers. Its iam-003 is iam-002 with more actions,
 * and so on: such supersets are listed too, for their ids.
 */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
  single('iam-001', 'iam:CreatePolicyVersion'),
  single('iam-002', 'iam:CreateAccessKey'),
  single('iam-003', 'iam:CreateAccessKey', 'iam:DeleteAccessKey'),
  single('iam-004', 'iam:CreateLoginProfile'),
  single('iam-005', 'iam:PutRolePolicy'),
  single('iam-006', 'iam:UpdateLoginProfile'),
  single('iam-007', 'iam:PutUserPolicy'),
  single('iam-008', 'iam:AttachUserPolicy'),
  single('iam-009', 'iam:AttachRolePolicy'),
  single('iam-010', 'iam:AttachGroupPolicy'),
  single('iam-011', 'iam:PutGroupPolicy'),
  single('iam-012', 'iam:UpdateAssumeRolePolicy'),
  single('iam-013', 'iam:AddUserToGroup'),
  single('iam-014', 'iam:AttachRolePolicy', 'sts:AssumeRole'),
  single('iam-015', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'),
  single('iam-016', 'iam:CreatePolicyVersion', 'sts:AssumeRole'),
  single('iam-017', 'iam:PutRolePolicy', 'sts:AssumeRole'),
  single('iam-018', 'iam:PutUserPolicy', 'iam:CreateAccessKey'),
  single('iam-019', 'iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy'),
  single('iam-020', 'iam:CreatePolicyVersion', 'iam:UpdateAssumeRolePolicy'),
  single('iam-021', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'),
  single('sts-001', 'sts:AssumeRole'),
  passing(
    'apprunner-001',
    'tasks.apprunner.amazonaws.com',
    'apprunner:CreateService',
  ),
  single('apprunner-002', 'apprunner:UpdateService'),
  passing(
    'bedrock-001',
    AGENTCORE,
    'bedrock-agentcore:CreateCodeInterpreter',
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ),
  single(
    'bedrock-002',
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ),
  passing('cloudformation-001', CLOUDFORMATION, 'cloudformation:CreateStack'),
  single('cloudformation-002', 'cloudformation:UpdateStack'),
  passing(
    'cloudformation-003',
    CLOUDFORMATION,
    'cloudformation:CreateStackSet',
    'cloudformation:CreateStackInstances',
  ),
  passing(
    'cloudformation-004',
    CLOUDFORMATION,
    'cloudformation:UpdateStackSet',
  ),
  single(
    'cloudformation-005',
    'cloudformation:CreateChangeSet',
    'cloudformation:ExecuteChangeSet',
  ),
  passing(
    'codebuild-001',
    CODEBUILD,
    'codebuild:CreateProject',
    'codebuild:StartBuild',
  ),
  single('codebuild-002', 'codebuild:StartBuild'),
  single('codebuild-003', 'codebuild:StartBuildBatch'),
  passing(
    'codebuild-004',
    CODEBUILD,
    'codebuild:CreateProject',
    'codebuild:StartBuildBatch',
  ),
  passing(
    'datapipeline-001',
    'datapipeline.amazonaws.com',
    'datapipeline:CreatePipeline',
    'datapipeline:PutPipelineDefinition',
    'datapipeline:ActivatePipeline',
  ),
  passing('ec2-001', EC2, 'ec2:RunInstances'),
  single(
    'ec2-002',
    'ec2:ModifyInstanceAttribute',
    'ec2:StopInstances',
    'ec2:StartInstances',
  ),
  passing('ec2-003', EC2, 'ec2:RequestSpotInstances'),
  single(
    'ec2-004',
    'ec2:CreateLaunchTemplateVersion',
    'ec2:ModifyLaunchTemplate',
  ),
  single('ec2instanceconnect-003', 'ec2-instance-connect:SendSSHPublicKey'),
  passing(
    'ecs-001',
    ECS,
    'ecs:CreateCluster',
    'ecs:RegisterTaskDefinition',
    'ecs:CreateService',
  ),
  passing(
    'ecs-002',
    ECS,
    'ecs:CreateCluster',
    'ecs:RegisterTaskDefinition',
    'ecs:RunTask',
  ),
  passing('ecs-003', ECS, 'ecs:RegisterTaskDefinition', 'ecs:CreateService'),
  passing('ecs-004', ECS, 'ecs:RegisterTaskDefinition', 'ecs:RunTask'),
  passing('ecs-005', ECS, 'ecs:RegisterTaskDefinition', 'ecs:StartTask'),
  passing('glue-001', GLUE, 'glue:CreateDevEndpoint'),
  single('glue-002', 'glue:UpdateDevEndpoint'),
  passing('glue-003', GLUE, 'glue:CreateJob', 'glue:StartJobRun'),
  passing('glue-004', GLUE, 'glue:CreateJob', 'glue:CreateTrigger'),
  passing('glue-005', GLUE, 'glue:UpdateJob', 'glue:StartJobRun'),
  passing('glue-006', GLUE, 'glue:UpdateJob', 'glue:CreateTrigger'),
  passing(
    'lambda-001',
    LAMBDA,
    'lambda:CreateFunction',
    'lambda:InvokeFunction',
  ),
  passing(
    'lambda-002',
    LAMBDA,
    'lambda:CreateFunction',
    'lambda:CreateEventSourceMapping',
  ),
  single('lambda-003', 'lambda:UpdateFunctionCode'),
  single('lambda-004', 'lambda:UpdateFunctionCode', 'lambda:InvokeFunction'),
  single('lambda-005', 'lambda:UpdateFunctionCode', 'lambda:AddPermission'),
  passing(
    'lambda-006',
    LAMBDA,
    'lambda:CreateFunction',
    'lambda:AddPermission',
  ),
  passing('sagemaker-001', SAGEMAKER, 'sagemaker:CreateNotebookInstance'),
  passing('sagemaker-002', SAGEMAKER, 'sagemaker:CreateTrainingJob'),
  passing('sagemaker-003', SAGEMAKER, 'sagemaker:CreateProcessingJob'),
  single('sagemaker-004', 'sagemaker:CreatePresignedNotebookInstanceUrl'),
  single(
    'sagemaker-005',
    'sagemaker:CreateNotebookInstanceLifecycleConfig',
    'sagemaker:StopNotebookInstance',
    'sagemaker:UpdateNotebookInstance',
    'sagemaker:StartNotebookInstance',
  ),
  single('ssm-001', 'ssm:StartSession'),
  single('ssm-002', 'ssm:SendCommand'),
];
