import type { Entity } from '@backstage/catalog-model';
import {
  AWS_AGENTS_ANNOTATIONS,
  type AwsAgentsAnnotation,
} from '../annotations';
import type { BindingProblem } from '../dto/binding';

/** Reads an entity's annotations and collects what is wrong with them. */
export class AnnotationReader {
  readonly problems: BindingProblem[] = [];

  private constructor(private readonly values: ReadonlyMap<string, string>) {}

  static create(entity: Entity): AnnotationReader {
    const annotations: Record<string, unknown> =
      entity.metadata.annotations ?? {};
    const ours = Object.entries(annotations).filter(([name]) =>
      name.startsWith('aws-agents/'),
    );
    return new AnnotationReader(
      new Map(ours.map(([name, value]) => [name, String(value)])),
    );
  }

  /** True when the entity has none of the suite's annotations. */
  get isEmpty(): boolean {
    return this.values.size === 0;
  }

  /** The annotation's text without space around it; undefined when absent. */
  text(annotation: AwsAgentsAnnotation): string | undefined {
    return this.values.get(annotation)?.trim();
  }

  /** The annotation's parts without space around them; empty parts are left out. */
  list(annotation: AwsAgentsAnnotation, separator: RegExp): string[] {
    const parts = (this.text(annotation) ?? '')
      .split(separator)
      .map(part => part.trim())
      .filter(part => part !== '');
    return [...new Set(parts)];
  }

  report(
    annotation: string,
    value: string | undefined,
    problem: { message: string; expected: string },
  ): void {
    this.problems.push({
      annotation,
      ...(value === undefined ? {} : { value }),
      message: problem.message,
      expected: problem.expected,
    });
  }

  /** Reports annotations of the suite's prefix that it does not know. */
  reportUnknownNames(): void {
    const known: string[] = Object.values(AWS_AGENTS_ANNOTATIONS);
    for (const [name, value] of this.values) {
      if (!known.includes(name)) {
        this.report(name, value, {
          message: 'is no annotation of AWS agents',
          expected: `one of ${known.join(', ')}`,
        });
      }
    }
  }
}
