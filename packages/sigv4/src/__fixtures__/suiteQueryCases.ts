import type { SuiteCase } from './suiteCase';

/** The cases of the public signing suite that are about queries. */
export const suiteQueryCases: readonly SuiteCase[] = [
  {
    name: 'get-vanilla-empty-query-key',
    method: 'GET',
    target: '/?Param1=value1',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        '1e24db194ed7d0eec2de28d7369675a243488e08526e8c1c73571282f7c517ab',
      signature:
        'a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb',
    },
    query: {
      canonicalRequestHash:
        '74828b608f939673ed5a839190452a943b0178760f258da766209b21f8ca3f86',
      signature:
        '49096700cbbaa5753443850f40df10f904fc2fdb544dc9512203cc77c471a9de',
    },
  },
  {
    name: 'get-vanilla-query',
    method: 'GET',
    target: '/',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        'bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63',
      signature:
        '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    },
    query: {
      canonicalRequestHash:
        'bb7705b4aa3cb8e8f5e1e0b3d4c0b64030797a313c8ceee43e33117cc43eadc5',
      signature:
        'e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d',
    },
  },
  {
    name: 'get-vanilla-query-order-encoded',
    method: 'GET',
    target: '/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        '868294f5c38bd141c4972a373a76654f1418a8e4fc18b2e7903ae45e8ae0ec71',
      signature:
        '371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac',
    },
    query: {
      canonicalRequestHash:
        '9808d6cdc8245c74e705c68350fc6a62b91778cdd613890e5d177998c02c6f53',
      signature:
        'c5f1848ceec943ac2ca68ee720460c23aaae30a2300586597ada94c4a65e4787',
    },
  },
  {
    name: 'get-vanilla-query-order-key-case',
    method: 'GET',
    target: '/?Param2=value2&Param1=value1',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        '816cd5b414d056048ba4f7c5386d6e0533120fb1fcfa93762cf0fc39e2cf19e0',
      signature:
        'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    },
    query: {
      canonicalRequestHash:
        'b82878ecb2ab7ad194b9fe79b2946c2a36ee1627a219408089b2d774c1a0cedb',
      signature:
        '86012e2c9ad4d77369f5d81c11f75158aae4f895a085212cc6d3f923d300bed5',
    },
  },
  {
    name: 'get-vanilla-query-unreserved',
    method: 'GET',
    target:
      '/?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        'c30d4703d9f799439be92736156d47ccfb2d879ddf56f5befa6d1d6aab979177',
      signature:
        '9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197',
    },
    query: {
      canonicalRequestHash:
        'c77f27ef2b499fbfee3f0b3c88bba7057b2b31ee9b62047078a5e0d6be91fd58',
      signature:
        '8e76a88a7433637b12778d5592799b29ad21ecd6cf6325051c21d86f0acda2bf',
    },
  },
  {
    name: 'get-vanilla-utf8-query',
    method: 'GET',
    target: '/?\u00e1\u0088\u00b4=bar',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        'eb30c5bed55734080471a834cc727ae56beb50e5f39d1bff6d0d38cb192a7073',
      signature:
        '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04',
    },
    query: {
      canonicalRequestHash:
        'b2e8ae8e48ec880defebc6f6dc1d9fbc9f1856b33146f2943060ca71a50a7a77',
      signature:
        '0bdd809b1519ac4f0c1dc3540e2cc46bd0c7f778eda408b2ebf3b913d21ff600',
    },
  },
  {
    name: 'post-vanilla-empty-query-value',
    method: 'POST',
    target: '/?Param1=value1',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        '9d659678c1756bb3113e2ce898845a0a79dbbc57b740555917687f1b3340fbbd',
      signature:
        '28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11',
    },
    query: {
      canonicalRequestHash:
        '98241d1c6f938789d34b92e16e08b7fc8fdaa774c5437ba30d505eedae43dd2b',
      signature:
        'a9ef26247f293bffe40eeff86a0480ba8c14d31503b2e0c3399e3a16bf1a3682',
    },
  },
  {
    name: 'post-vanilla-query',
    method: 'POST',
    target: '/?Param1=value1',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        '9d659678c1756bb3113e2ce898845a0a79dbbc57b740555917687f1b3340fbbd',
      signature:
        '28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11',
    },
    query: {
      canonicalRequestHash:
        '98241d1c6f938789d34b92e16e08b7fc8fdaa774c5437ba30d505eedae43dd2b',
      signature:
        'a9ef26247f293bffe40eeff86a0480ba8c14d31503b2e0c3399e3a16bf1a3682',
    },
  },
];
