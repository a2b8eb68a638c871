import type { SuiteCase } from './suiteCase';

const STS_TOKEN =
  'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==';

/** The cases of the public signing suite that are about session tokens. */
export const suiteTokenCases: readonly SuiteCase[] = [
  {
    name: 'get-vanilla-with-session-token',
    method: 'GET',
    target: '/',
    headers: [['Host', 'example.amazonaws.com']],
    sessionToken:
      '6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267',
    header: {
      canonicalRequestHash:
        '067b36aa60031588cea4a4cde1f21215227a047690c72247f1d70b32fbbfad2b',
      signature:
        '07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8',
    },
    query: {
      canonicalRequestHash:
        'cb30434103085aa9e73780fc60dc9a9df818fd2a7b1de12a9f6f4d791f898761',
      signature:
        '7ff2b50b376cb4d151970630573d6291dc128cc5c2a12ffb237f73cc53f67b6c',
    },
  },
  {
    name: 'post-sts-header-after',
    method: 'POST',
    target: '/',
    headers: [['Host', 'example.amazonaws.com']],
    sessionToken: STS_TOKEN,
    appendSessionToken: true,
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
    name: 'post-sts-header-before',
    method: 'POST',
    target: '/',
    headers: [['Host', 'example.amazonaws.com']],
    sessionToken: STS_TOKEN,
    header: {
      canonicalRequestHash:
        'c237e1b440d4c63c32ca95b5b99481081cb7b13c7e40434868e71567c1a882f6',
      signature:
        '85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead',
    },
    query: {
      canonicalRequestHash:
        '37f7ba7a2ec89e8b29a0d637bcc70d8e8d0fdba854ddfc5bc06a12398cfe8605',
      signature:
        '46c2e3c63c1dbe7d39f8ada16fe7f001c1f56c5791441565323677f96308871c',
    },
  },
];
