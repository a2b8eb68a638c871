import { OPEN_METRICS, OPEN_METRICS_0_0_1, PROMETHEUS_TEXT } from './formats';
import { negotiate } from './negotiate';

describe('negotiate', () => {
  it.each([
    [
      'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
      OPEN_METRICS,
    ],
    ['text/plain;version=0.0.4', PROMETHEUS_TEXT],
    ['text/plain;q=0.9, application/openmetrics-text;q=0.8', PROMETHEUS_TEXT],
    ['text/plain;q=0.8, application/openmetrics-text; q=0.9', OPEN_METRICS],
    ['application/openmetrics-text; version="1.0.0"', OPEN_METRICS],
    [
      // Prometheus 3.
      'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2',
      OPEN_METRICS,
    ],
    ['application/openmetrics-text;version=0.0.1', OPEN_METRICS_0_0_1],
    ['application/openmetrics-text', OPEN_METRICS],
    ['application/*', OPEN_METRICS],
    [
      'application/openmetrics-text;version=1.0.0;q=0,application/openmetrics-text',
      OPEN_METRICS_0_0_1,
    ],
    ['text/plain;q=0,*/*', OPEN_METRICS],
    ['*/*;q=0.1,application/openmetrics-text;q=0.5', OPEN_METRICS],
    ['application/openmetrics-text;version=2.0.0, text/plain', PROMETHEUS_TEXT],
    ['application/openmetrics-text;q=0', PROMETHEUS_TEXT],
    ['application/openmetrics-text;q=much', PROMETHEUS_TEXT],
    ['application/json', PROMETHEUS_TEXT],
    ['*/*', PROMETHEUS_TEXT],
    ['', PROMETHEUS_TEXT],
    [undefined, PROMETHEUS_TEXT],
  ])('%s', (accept, format) => {
    expect(negotiate(accept)).toBe(format);
  });
});
