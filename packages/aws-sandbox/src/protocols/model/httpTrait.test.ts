import { parseHttpTrait } from './httpTrait';

describe('parseHttpTrait', () => {
  it('reads method, labels, fixed query and status', () => {
    expect(
      parseHttpTrait(['PUT', '/roles/{name}/{Key+}?x-id=Put&acl', 204]),
    ).toEqual({
      method: 'PUT',
      status: 204,
      segments: [
        { kind: 'literal', text: 'roles' },
        { kind: 'label', name: 'name', greedy: false },
        { kind: 'label', name: 'Key', greedy: true },
      ],
      query: new Map([
        ['x-id', 'Put'],
        ['acl', ''],
      ]),
    });
  });

  it('reads the root', () => {
    expect(parseHttpTrait(['GET', '/', 200]).segments).toEqual([]);
  });
});
