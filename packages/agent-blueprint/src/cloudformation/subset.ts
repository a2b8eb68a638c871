/**
 * The types of resources that generated templates have: all that a program has to know to apply them.
 *
 * @public
 */
export const CLOUDFORMATION_RESOURCE_TYPES = [
  'AWS::EC2::LaunchTemplate',
  'AWS::ECS::TaskDefinition',
  'AWS::EKS::PodIdentityAssociation',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::RolesAnywhere::Profile',
] as const;

/**
 * The functions that generated templates have. `Fn::GetAtt` always has a list; there are no parameters, conditions or
 * pseudo parameters.
 *
 * @public
 */
export const CLOUDFORMATION_INTRINSICS = ['Ref', 'Fn::GetAtt'] as const;
