import type { SuiteCase } from './suiteCase';

/** The cases of the public signing suite that are about dot segments and slashes in paths. */
export const suitePathCases: readonly SuiteCase[] = [
  {
    name: 'get-relative-normalized',
    method: 'GET',
    target: '/example/..',
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
    name: 'get-relative-relative-normalized',
    method: 'GET',
    target: '/example1/example2/../..',
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
    name: 'get-relative-relative-unnormalized',
    method: 'GET',
    target: '/example1/example2/../..',
    headers: [['Host', 'example.amazonaws.com']],
    normalizePath: false,
    header: {
      canonicalRequestHash:
        '76115030c0f3ff06c20fdff5ceb6d5e0b835a1743e00b94fea7c7f381269437b',
      signature:
        'dc33e0856fd4baca4d7aa2146c38958283844764f38c74252a333df5e613003b',
    },
    query: {
      canonicalRequestHash:
        '13b7758115ec070fe36a7ae9d754154ad73f6ee9a5eac022494857d0e7effc18',
      signature:
        'b45db0bfd1cf15003493b733e33aa208dd981bd0e63037a6ed953f71d2118a16',
    },
  },
  {
    name: 'get-relative-unnormalized',
    method: 'GET',
    target: '/example/..',
    headers: [['Host', 'example.amazonaws.com']],
    normalizePath: false,
    header: {
      canonicalRequestHash:
        '0511f456aa502b456d135fcb9d749374a55228f9dbeedda1eacf659e05b0615b',
      signature:
        'eca7ead57bb5aa5c8e28007acd4ff04e1ff9a0ff3b237ec1554a184887ff9282',
    },
    query: {
      canonicalRequestHash:
        '6e02e2dba21d6f269bae339b86ff27a4b7bbc9d88c482abccbfbf8a49d602482',
      signature:
        'cbcb213b928a077e43275df47b500f1dfaa864ab3f5a18f6b95f4ff0938167ee',
    },
  },
  {
    name: 'get-slash-dot-slash-normalized',
    method: 'GET',
    target: '/./',
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
    name: 'get-slash-dot-slash-unnormalized',
    method: 'GET',
    target: '/./',
    headers: [['Host', 'example.amazonaws.com']],
    normalizePath: false,
    header: {
      canonicalRequestHash:
        'd67825e2268bd77a97c7688b8d72c31a3c1855b309808505ba0a9747d2465aa7',
      signature:
        '68714168e6557f8f2de0ef956fc24dc2593a4bd2961f8df51898d8a134695145',
    },
    query: {
      canonicalRequestHash:
        '21b2da17873f30c1a7410efdc271738b318ccc2c9c6fbe1289fc242aeb1a8ae1',
      signature:
        'a9b13e8f3484d9505bf1a6f347219f8f35b0fe8f128ceea597efc146a3dfe90c',
    },
  },
  {
    name: 'get-slash-normalized',
    method: 'GET',
    target: '//',
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
    name: 'get-slash-pointless-dot-normalized',
    method: 'GET',
    target: '/./example',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        '214d50c111a8edc4819da6a636336472c916b5240f51e9a51b5c3305180cf702',
      signature:
        'ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5',
    },
    query: {
      canonicalRequestHash:
        '88dd73bb06de69cb042dbb82cadbb4fce1a2623615d94520c271614abf94e738',
      signature:
        '35034b1a0bdd969f346975386daf8aedfd4976573b8348cf4f67eaa41c5857de',
    },
  },
  {
    name: 'get-slash-pointless-dot-unnormalized',
    method: 'GET',
    target: '/./example',
    headers: [['Host', 'example.amazonaws.com']],
    normalizePath: false,
    header: {
      canonicalRequestHash:
        '73895e0e829507e28e39fd24669aedc2434a8e179e547e3c075b42921f952cdb',
      signature:
        'beb03f223f7deae4146464f06e29eebbee9c8afbe15c290cf07aa8b119e14cff',
    },
    query: {
      canonicalRequestHash:
        'cb23444939471187ac1f0fb25d437337af0d5f48b5ae0ede5baa3727c8c6af92',
      signature:
        '72b11f16d9530b18204bfb71f2d6ab085894c0ed8d352730a6e76234c58b5e10',
    },
  },
  {
    name: 'get-slash-unnormalized',
    method: 'GET',
    target: '//',
    headers: [['Host', 'example.amazonaws.com']],
    normalizePath: false,
    header: {
      canonicalRequestHash:
        '80cb39203d058af815de2b79250ff56e1b73eb9b4718c86556cdc6f150c5d209',
      signature:
        'c88bcd3d312d75078c0cd961d6deae3f4c754924b01669efcfcb439fd5e5b76e',
    },
    query: {
      canonicalRequestHash:
        'e10a01494cafa1f2207c4de80c69b7a36d6f2d282aa63ee64a5ca50e175cf730',
      signature:
        'b2a9542809db687769200f56a844a03f2bd0291d6eb90232d5101c6a579446cd',
    },
  },
  {
    name: 'get-slashes-normalized',
    method: 'GET',
    target: '//example//',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        'cb96b4ac96d501f7c5c15bc6d67b3035061cfced4af6585ad927f7e6c985c015',
      signature:
        '9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84',
    },
    query: {
      canonicalRequestHash:
        '1a3e3fe19998c62136ed2ff9c8531973a46d4a21b336f58e8fcad185ec64d642',
      signature:
        'c1834e8fb0307243711f0f907f6ab7311ed300d87f13792d7ee4da89ab93e082',
    },
  },
  {
    name: 'get-slashes-unnormalized',
    method: 'GET',
    target: '//example//',
    headers: [['Host', 'example.amazonaws.com']],
    normalizePath: false,
    header: {
      canonicalRequestHash:
        '528ec3105ee1f34ab014bb0a1a45da0ed2742a4fea3555149e5b4d5d201eb240',
      signature:
        '87cca117541a147f6df867677d98a7d80dff226d2bfca9e4ffa899665623c7e5',
    },
    query: {
      canonicalRequestHash:
        '82241114f9a6320f054333c890952474aa7a0069d28a4326c3a8d95bbecc69ee',
      signature:
        '822a5a9ba28072c5ab2bb4a6307d0c88276d40e49fec6b724c03fb4d4ba60fc2',
    },
  },
];
