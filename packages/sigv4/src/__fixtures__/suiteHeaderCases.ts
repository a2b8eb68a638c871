import type { SuiteCase } from './suiteCase';

/** The cases of the public signing suite that are about headers and bodies. */
export const suiteHeaderCases: readonly SuiteCase[] = [
  {
    name: 'get-header-key-duplicate',
    method: 'GET',
    target: '/',
    headers: [
      ['Host', 'example.amazonaws.com'],
      ['My-Header1', 'value2'],
      ['My-Header1', 'value2'],
      ['My-Header1', 'value1'],
    ],
    header: {
      canonicalRequestHash:
        'dc7f04a3abfde8d472b0ab1a418b741b7c67174dad1551b4117b15527fbe966c',
      signature:
        'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
    },
    query: {
      canonicalRequestHash:
        'fe8b58fb44117d598520befc07c144a5699c661a8db78f9ce4caee1655dec813',
      signature:
        '3349ee0b81b4b589da0ff28a395c3591e04de515651dd74f298fa992d1507a97',
    },
  },
  {
    name: 'get-header-value-multiline',
    method: 'GET',
    target: '/',
    headers: [
      ['Host', 'example.amazonaws.com'],
      ['My-Header1', 'value1\n  value2\n     value3'],
    ],
    header: {
      canonicalRequestHash:
        'e99419459a677bc11de234014be3c4e72c1ea5b454ceb58b613061f5d7a162e8',
      signature:
        'cfd34249e4b1c8d6b91ef74165d41a32e5fab3306300901bb65a51a73575eefd',
    },
    query: {
      canonicalRequestHash:
        '0e73c10e35324b4d215da4bb70be61d13a3d30d569be4ed6e8fd8948965341ca',
      signature:
        'e6f5def831211aca02987a44b96826706278c7bc078112ae0263659c5b2f2d56',
    },
  },
  {
    name: 'get-header-value-order',
    method: 'GET',
    target: '/',
    headers: [
      ['Host', 'example.amazonaws.com'],
      ['My-Header1', 'value4'],
      ['My-Header1', 'value1'],
      ['My-Header1', 'value3'],
      ['My-Header1', 'value2'],
    ],
    header: {
      canonicalRequestHash:
        '31ce73cd3f3d9f66977ad3dd957dc47af14df92fcd8509f59b349e9137c58b86',
      signature:
        '08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01',
    },
    query: {
      canonicalRequestHash:
        'f4d3f13084ba7664111670ce26458291d3e0c620acd9384f8cd6b60d8e83423e',
      signature:
        '313720e71ca6202fdcfa9b20f88de01a4eb0638a83c833b1c184359a4eda864e',
    },
  },
  {
    name: 'get-header-value-trim',
    method: 'GET',
    target: '/',
    headers: [
      ['Host', 'example.amazonaws.com'],
      ['My-Header1', ' value1'],
      ['My-Header2', ' "a   b   c"'],
    ],
    header: {
      canonicalRequestHash:
        'a726db9b0df21c14f559d0a978e563112acb1b9e05476f0a6a1c7d68f28605c7',
      signature:
        'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
    },
    query: {
      canonicalRequestHash:
        '84c9e353b6161b689210977f93b93e6a7182f9ecb2ceae8af8c3d86b080a88ae',
      signature:
        'e7bb0fd515e125e1aec2ecc4c0c17484fb06f6846b927c35e46005dd3df3acd4',
    },
  },
  {
    name: 'get-vanilla',
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
    name: 'post-header-key-case',
    method: 'POST',
    target: '/',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        '553f88c9e4d10fc9e109e2aeb65f030801b70c2f6468faca261d401ae622fc87',
      signature:
        '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    },
    query: {
      canonicalRequestHash:
        'd27fc6fe1afc1d88b248c5ae9194ec0943a693dd6d81d8d815c88a369eb0471e',
      signature:
        '2ce6e6d2e0cf2f9d1b55fafec88cd20574c31dc2e7631979f71ba2310083e95b',
    },
  },
  {
    name: 'post-header-key-sort',
    method: 'POST',
    target: '/',
    headers: [
      ['Host', 'example.amazonaws.com'],
      ['My-Header1', 'value1'],
    ],
    header: {
      canonicalRequestHash:
        '9368318c2967cf6de74404b30c65a91e8f6253e0a8659d6d5319f1a812f87d65',
      signature:
        'c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c',
    },
    query: {
      canonicalRequestHash:
        '1295ed77e4ef8b18b32815e493e0b0f78ee47615c0ecbebfec7c75709eb58c88',
      signature:
        'c09d07e0d55871f10f2a6d350d994acf6825a3cae70673d7def55616e6119dd7',
    },
  },
  {
    name: 'post-header-value-case',
    method: 'POST',
    target: '/',
    headers: [
      ['Host', 'example.amazonaws.com'],
      ['My-Header1', 'VALUE1'],
    ],
    header: {
      canonicalRequestHash:
        'd51ced243e649e3de6ef63afbbdcbca03131a21a7103a1583706a64618606a93',
      signature:
        'cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d',
    },
    query: {
      canonicalRequestHash:
        '9d4d1de88f0149695a91a01275fc72dc00fb50bdc78e424f012ec860d5f8c41d',
      signature:
        '0698bc9e4f7f9139065ba2909c0e99da257e8e2a42492a097bcd46d792391fed',
    },
  },
  {
    name: 'post-vanilla',
    method: 'POST',
    target: '/',
    headers: [['Host', 'example.amazonaws.com']],
    header: {
      canonicalRequestHash:
        '553f88c9e4d10fc9e109e2aeb65f030801b70c2f6468faca261d401ae622fc87',
      signature:
        '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    },
    query: {
      canonicalRequestHash:
        'd27fc6fe1afc1d88b248c5ae9194ec0943a693dd6d81d8d815c88a369eb0471e',
      signature:
        '2ce6e6d2e0cf2f9d1b55fafec88cd20574c31dc2e7631979f71ba2310083e95b',
    },
  },
  {
    name: 'post-x-www-form-urlencoded',
    method: 'POST',
    target: '/',
    headers: [
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Host', 'example.amazonaws.com'],
      ['Content-Length', '13'],
    ],
    body: 'Param1=value1',
    contentSha256Header: true,
    header: {
      canonicalRequestHash:
        'b1edd1d03544c25390e32085d55b57acc9a3961bb59415ff86c45c3d89d16cfb',
      signature:
        'd3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b',
    },
    query: {
      canonicalRequestHash:
        'ee5059a7c437165a28d0e775e6498be428761255d657d8c04cb1baa41de6514c',
      signature:
        '89a40deed0f26f9461242825a082d2222717248abc7ab41f552ad84a94ad46e9',
    },
  },
  {
    name: 'post-x-www-form-urlencoded-parameters',
    method: 'POST',
    target: '/',
    headers: [
      ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
      ['Host', 'example.amazonaws.com'],
      ['Content-Length', '13'],
    ],
    body: 'Param1=value1',
    contentSha256Header: true,
    header: {
      canonicalRequestHash:
        'a89f1a5b53e37702ee6363ce1da3ce8f54386f3c8f352ae652153c2982a0bc4d',
      signature:
        '328d1b9eaadca9f5818ef05e8392801e091653bafec24fcab71e7344e7f51422',
    },
    query: {
      canonicalRequestHash:
        '32192353b8ae6d857fac1c71cda066e6af2d3a3127ea7ac1fee22621ab4f05dc',
      signature:
        '0dbeb9b026c7b6675f266b8427efec9b4fa8b1f6ef1477d717aea231106eab4d',
    },
  },
];
