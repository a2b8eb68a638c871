export {
  dimensionsOfArn,
  TAGGED_NAMESPACES,
  taggedResourceTypes,
} from './taggedResources';
export { arnOfDimensions } from './arnOfDimensions';
