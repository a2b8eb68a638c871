import { entryFixture } from './__fixtures__/entries';
import { csvHeader, csvLine } from './fleetCsv';

const line = (overrides: Parameters<typeof entryFixture>[1]) =>
  csvLine({ ...entryFixture('payments', overrides), tiles: ['silent'] });
const names = csvHeader().trimEnd().split(',');
const at = (name: string) => names.indexOf(name);

describe('fleetCsv', () => {
  it('writes a line an agent, with as many fields as the header', () => {
    const text = line({});
    expect(text.endsWith('\r\n')).toBe(true);
    const fields = text.trimEnd().split(',');
    expect(fields).toHaveLength(names.length);
    expect(fields[at('entity')]).toBe('component:default/payments');
    expect(fields[at('tiles')]).toBe('silent');
    expect(fields[at('account_id')]).toBe('111122223333');
    expect(fields[at('permissions_met')]).toBe('9');
    expect(fields[at('cost_usd_per_day')]).toBe('0.02');
  });

  it('leaves empty what is not known', () => {
    const fields = line({ permissions: null, costPerDay: null }).split(',');
    expect(fields[at('permissions_met')]).toBe('');
    expect(fields[at('cost_usd_per_day')]).toBe('');
  });

  it('quotes what would end a field or a line', () => {
    expect(line({ title: 'a "b", c' })).toContain(',"a ""b"", c",');
    expect(line({ title: 'a\nb' })).toContain(',"a\nb",');
    expect(line({ title: 'a\rb' })).toContain(',"a\rb",');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'keeps spreadsheets from calculating %j',
    title => {
      const text = line({ title });
      expect(text.split(/,"?/)[1]).toMatch(/^'/);
    },
  );

  it('disarms a formula within quotes', () => {
    expect(line({ title: '=HYPERLINK("http://evil","x")' })).toContain(
      `,"'=HYPERLINK(""http://evil"",""x"")",`,
    );
  });
});
