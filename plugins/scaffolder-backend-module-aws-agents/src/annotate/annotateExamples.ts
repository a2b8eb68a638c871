import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `aws-agents:annotate`. */
export const annotateExamples: TemplateExample[] = [
  {
    description: 'Binds an entity to the agent that was generated before',
    example: stringify({
      steps: [
        {
          id: 'annotate',
          name: 'Annotate the entity',
          action: 'aws-agents:annotate',
          input: {
            entityRef: 'component:default/returns',
            annotations: '${{ steps.onboard.output.annotations }}',
            path: 'catalog-info.yaml',
          },
        },
      ],
    }),
  },
];
