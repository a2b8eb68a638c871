/** What a template in config may refer to. */
export const TEMPLATE_PLACEHOLDERS = [
  'kind',
  'namespace',
  'name',
  'agentRoleName',
] as const;

/** A value for each placeholder. */
export type TemplateValues = Record<
  (typeof TEMPLATE_PLACEHOLDERS)[number],
  string
>;

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Placeholders of a template that do not exist. */
export function unknownPlaceholders(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)]
    .map(match => match[1])
    .filter(name => !isPlaceholder(name));
}

/** Replaces `{name}` and the other placeholders with an entity's values. */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(PLACEHOLDER, (whole, name: string) =>
    isPlaceholder(name) ? values[name] : whole,
  );
}

function isPlaceholder(name: string): name is keyof TemplateValues {
  return TEMPLATE_PLACEHOLDERS.some(placeholder => placeholder === name);
}
