/** Form parameters with dotted names, as a tree: `Tags.member.1.Key` lies three levels down. */
export interface ParameterNode {
  readonly value?: string;
  readonly children: ReadonlyMap<string, ParameterNode>;
}

interface GrowingNode {
  value?: string;
  readonly children: Map<string, GrowingNode>;
}

function childOf(node: GrowingNode, name: string): GrowingNode {
  let child = node.children.get(name);
  if (!child) {
    child = { children: new Map() };
    node.children.set(name, child);
  }
  return child;
}

/** Arranges parameters by the parts of their names; of a name given twice the last value counts. */
export function parameterTree(
  parameters: Iterable<readonly [string, string]>,
): ParameterNode {
  const root: GrowingNode = { children: new Map() };
  for (const [name, value] of parameters) {
    name.split('.').reduce(childOf, root).value = value;
  }
  return root;
}

/** The children that are numbered, in numerical order; gaps are closed as AWS closes them. */
export function numberedChildren(node: ParameterNode): ParameterNode[] {
  return [...node.children]
    .filter(([name]) => /^[1-9]\d*$/.test(name))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}
