import type { MetricPlan, QueryPlan } from './plan';

function differs<T>(
  plans: readonly MetricPlan[],
  property: (plan: MetricPlan) => T,
): boolean {
  return new Set(plans.map(property)).size > 1;
}

function dimensionValues({ identity }: MetricPlan): string {
  return identity.dimensions.map(({ value }) => value).join(' ');
}

/**
 * Labels of the queries that have none of their own. A metric has its name,
 * after its dimensions' values and before its statistic and period where these
 * tell it from the other metrics of the request. An expression has its Id.
 */
export function defaultLabels(
  plans: readonly QueryPlan[],
): Map<string, string> {
  const metrics = plans.filter(plan => plan.kind === 'metric');
  const withDimensions = differs(metrics, dimensionValues);
  const withStatistic = differs(metrics, plan => plan.statisticText);
  const withPeriod = differs(metrics, plan => plan.periodSeconds);
  return new Map(
    plans.map(plan => {
      if (plan.kind === 'expression') {
        return [plan.id, plan.id];
      }
      const parts = [
        withDimensions ? dimensionValues(plan) : '',
        plan.identity.name,
        withStatistic ? plan.statisticText : '',
        withPeriod ? String(plan.periodSeconds) : '',
      ];
      return [plan.id, parts.filter(part => part !== '').join(' ')];
    }),
  );
}
