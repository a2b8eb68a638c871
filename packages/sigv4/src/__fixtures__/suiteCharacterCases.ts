import type { SuiteCase } from './suiteCase';

/** The cases of the public signing suite that are about characters in paths. */
export const suiteCharacterCases: readonly SuiteCase[] = [
  {
    name: 'get-space-normalized',
    method: 'GET',
    target: '/example space/',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        '63ee75631ed7234ae61b5f736dfc7754cdccfedbff4b5128a915706ee9390d86',
      signature:
        '652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741',
    },
    query: {
      canonicalRequestHash:
        'cc3dd817bd405e51225826ec4934a96d065d6af5b6b0163c7a5abbd26a84519e',
      signature:
        '7a1f416954786484c9824d93c1f26ef64acb9b1b6c9154d08c9f07d0e394abf6',
    },
  },
  {
    name: 'get-space-unnormalized',
    method: 'GET',
    target: '/example space/',
    headers: [['Host', 'example.amazonaws.com']],
    normalizePath: false,
    header: {
      canonicalRequestHash:
        '63ee75631ed7234ae61b5f736dfc7754cdccfedbff4b5128a915706ee9390d86',
      signature:
        '652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741',
    },
    query: {
      canonicalRequestHash:
        'cc3dd817bd405e51225826ec4934a96d065d6af5b6b0163c7a5abbd26a84519e',
      signature:
        '7a1f416954786484c9824d93c1f26ef64acb9b1b6c9154d08c9f07d0e394abf6',
    },
  },
  {
    name: 'get-unreserved',
    method: 'GET',
    target:
      '/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        '6a968768eefaa713e2a6b16b589a8ea192661f098f37349f4e2c0082757446f9',
      signature:
        '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
    },
    query: {
      canonicalRequestHash:
        '3134f2fbc6ef58f34b74b01643a159bfccbc121ea4288a4b75e65bc805d08219',
      signature:
        '95968482db1b9e0fadef6efc1bd24689f77c77d9ef56919c96a28cc92e0d6005',
    },
  },
  {
    name: 'get-utf8',
    method: 'GET',
    target: '/\u00e1\u0088\u00b4',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        '2a0a97d02205e45ce2e994789806b19270cfbbb0921b278ccf58f5249ac42102',
      signature:
        '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85',
    },
    query: {
      canonicalRequestHash:
        'd8f78e05d0d9bb1c16ae1e60ed405de76cfb8fdcd3e414ffe65fad563b996d66',
      signature:
        '10eae3f14a260bd3911cc6d008d3c576d143b05b62f09782a7a4b37f52178e44',
    },
  },
];
