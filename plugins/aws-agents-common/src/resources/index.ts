export {
  dimensionsOfArn,
  TAGGED_NAMESPACES,
  taggedResourceTypes,
} from './taggedResources';
