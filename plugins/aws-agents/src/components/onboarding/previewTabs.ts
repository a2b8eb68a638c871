import type { OnboardingPreview } from 'backstage-plugin-aws-agents-common';
import type { Tone } from '../ui';

/** A tab of the preview with its texts. */
export interface PreviewTab {
  id: string;
  title: string;
  blocks: { title: string; text: string }[];
}

/** Files that a tab of their own shows. */
const CONFIGURATION = 'alloy/config.alloy';

/** Policies, trust policies, configuration, annotations, and every other file. */
export function previewTabs(preview: OnboardingPreview): PreviewTab[] {
  const { roles, files, annotations } = preview;
  const tabs: PreviewTab[] = [
    {
      id: 'policies',
      title: 'Policies',
      blocks: roles.flatMap(({ title, policies }) =>
        policies.map(({ name, document }) => ({
          title: `${title}: ${name}`,
          text: document,
        })),
      ),
    },
    {
      id: 'trust',
      title: 'Trust policies',
      blocks: roles.map(({ title, arn, trustPolicy }) => ({
        title: `${title}: ${arn}`,
        text: trustPolicy,
      })),
    },
    {
      id: 'configuration',
      title: 'Alloy configuration',
      blocks: files
        .filter(({ path }) => path === CONFIGURATION)
        .map(({ path, content }) => ({ title: path, text: content })),
    },
    {
      id: 'annotations',
      title: 'Annotations',
      blocks: [
        {
          title: 'catalog-info.yaml',
          text: Object.entries(annotations)
            .map(([name, value]) => `${name}: ${value}`)
            .join('\n'),
        },
      ],
    },
    {
      id: 'files',
      title: `Files (${files.length})`,
      blocks: files
        .filter(({ path }) => path !== CONFIGURATION)
        .map(({ path, content }) => ({ title: path, text: content })),
    },
  ];
  return tabs.filter(({ blocks }) => blocks.length > 0);
}

/** The preview in one line. */
export function verdictOf({ problems, findings, needs }: OnboardingPreview): {
  tone: Tone;
  text: string;
} {
  if (problems.length > 0) {
    return {
      tone: 'warning',
      text: `${count(problems.length, 'answer')} missing or not right yet`,
    };
  }
  const unmet = needs.filter(({ met }) => met !== 'fully').length;
  const met = `${needs.length - unmet} of ${count(needs.length, 'need')} met`;
  return findings.length > 0 || unmet > 0
    ? {
        tone: 'warning',
        text: `${met}, ${count(findings.length, 'finding')}`,
      }
    : { tone: 'success', text: `${met}, nothing in excess, no findings` };
}

/** What the review of the form shows. */
export function summaryOf({ roles, files, needs }: OnboardingPreview): string {
  return `${count(roles.length, 'role')}, ${count(
    files.length,
    'file',
  )}, ${count(needs.length, 'permission')} needed and granted`;
}

function count(number: number, what: string): string {
  return `${number} ${number === 1 ? what : `${what}s`}`;
}
