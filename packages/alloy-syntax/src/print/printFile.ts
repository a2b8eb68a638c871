import type {
  AlloyFile,
  Attribute,
  Block,
  Comment,
  Statement,
} from '../ast/types';
import { AlloyPrintError } from '../errors';
import { aligned } from './aligned';
import { identifierText, printExpression } from './printExpression';
import { isWellFormed, quote } from './quote';

/**
 * The text of a configuration, formatted such that `alloy fmt` leaves it as it is. Parsed again, it is the same
 * configuration.
 *
 * @throws {@link AlloyPrintError} for a tree that has no text
 * @public
 */
export function printFile({ body }: AlloyFile): string {
  return body.length === 0 ? '' : `${printBody(body, 0)}\n`;
}

function printBody(body: readonly Statement[], depth: number): string {
  const groups = groupsOf(body);
  return groups
    .map((group, i) => {
      const before = groups[i - 1];
      const gap = i > 0 && isApart(before, group) ? '\n' : '';
      return gap + printGroup(group, depth);
    })
    .join('\n');
}

/** Statements of one kind in a row; a block is a group of its own. */
type Group =
  | { readonly kind: 'attributes'; readonly items: Attribute[] }
  | { readonly kind: 'comments'; readonly items: Comment[] }
  | { readonly kind: 'block'; readonly item: Block };

function groupsOf(body: readonly Statement[]): Group[] {
  const groups: Group[] = [];
  for (const statement of body) {
    const last = groups[groups.length - 1];
    if (statement.kind === 'block') {
      groups.push({ kind: 'block', item: statement });
    } else if (statement.kind === 'comment') {
      if (last?.kind === 'comments') last.items.push(statement);
      else groups.push({ kind: 'comments', items: [statement] });
    } else if (last?.kind === 'attributes') last.items.push(statement);
    else groups.push({ kind: 'attributes', items: [statement] });
  }
  return groups;
}

/** A blank line stands around blocks and before comments; a comment belongs to what follows it. */
function isApart(before: Group, group: Group): boolean {
  return before.kind !== 'comments' || group.kind === 'comments';
}

function printGroup(group: Group, depth: number): string {
  const tabs = '\t'.repeat(depth);
  switch (group.kind) {
    case 'attributes':
      return aligned(
        group.items.map(({ name, value }) => ({
          name: identifierText(name),
          value: printExpression(value, depth),
        })),
        depth,
      ).join('\n');
    case 'comments':
      return group.items
        .map(({ text }) => `${tabs}${commentText(text)}`)
        .join('\n');
    default:
      return `${tabs}${printBlock(group.item, depth)}`;
  }
}

function commentText(text: string): string {
  if (!isWellFormed(text) || /(?!\t)[\p{Cc}\ufeff]/u.test(text)) {
    throw new AlloyPrintError(
      'The comment has a line end or a control character; one line of text is expected',
    );
  }
  return `// ${text}`.trimEnd();
}

function printBlock({ name, label, body }: Block, depth: number): string {
  const head = name.split('.').map(identifierText).join('.');
  const tag = label === undefined ? '' : ` ${quote(identifierText(label))}`;
  return body.length === 0
    ? `${head}${tag} { }`
    : `${head}${tag} {\n${printBody(body, depth + 1)}\n${'\t'.repeat(depth)}}`;
}
