import { mockCredentials } from '@backstage/backend-test-utils';
import { RecentFinds } from './RecentFinds';

const REF = 'component:default/payments';
const USER = mockCredentials.user('user:default/ada');

function setUp() {
  const clock = { now: 0 };
  const finds = RecentFinds.create<string>(() => clock.now);
  const catalog = jest.fn<Promise<string | undefined>, []>(async () => 'found');
  return { clock, finds, catalog };
}

describe('RecentFinds', () => {
  it('asks the catalog once for requests that come together', async () => {
    const { finds, catalog } = setUp();
    const answers = await Promise.all(
      [1, 2, 3].map(() => finds.get(REF, USER, catalog)),
    );
    expect(answers).toEqual(['found', 'found', 'found']);
    expect(catalog).toHaveBeenCalledTimes(1);
  });

  it('asks again after five seconds', async () => {
    const { clock, finds, catalog } = setUp();
    await finds.get(REF, USER, catalog);
    clock.now = 4_999;
    await finds.get(REF, USER, catalog);
    expect(catalog).toHaveBeenCalledTimes(1);
    clock.now = 5_000;
    await finds.get(REF, USER, catalog);
    expect(catalog).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['another user', mockCredentials.user('user:default/eve')],
    ['a service', mockCredentials.service('plugin:search')],
    [
      'a user through another plugin',
      mockCredentials.user('user:default/ada', { actor: { subject: 'bot' } }),
    ],
  ])('passes nothing on to %s', async (_, credentials) => {
    const { finds, catalog } = setUp();
    await finds.get(REF, USER, catalog);
    catalog.mockResolvedValue(undefined);
    expect(await finds.get(REF, credentials, catalog)).toBeUndefined();
  });

  it('keeps neither what was not found nor a failure', async () => {
    const { finds, catalog } = setUp();
    catalog.mockResolvedValueOnce(undefined);
    expect(await finds.get(REF, USER, catalog)).toBeUndefined();
    catalog.mockRejectedValueOnce(new Error('The catalog is away'));
    await expect(finds.get(REF, USER, catalog)).rejects.toThrow('away');
    expect(await finds.get(REF, USER, catalog)).toBe('found');
  });

  it('keeps a bounded number', async () => {
    const { finds, catalog } = setUp();
    for (let index = 0; index <= 1_000; index += 1) {
      await finds.get(`${REF}-${index}`, USER, catalog);
    }
    await finds.get(`${REF}-1`, USER, catalog);
    expect(catalog).toHaveBeenCalledTimes(1_001);
    await finds.get(`${REF}-0`, USER, catalog);
    expect(catalog).toHaveBeenCalledTimes(1_002);
  });
});
