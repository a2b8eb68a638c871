/** Exit codes, after sysexits: wrong usage, wrong data, port in use or nobody there, not permitted. */
export const EXIT = {
  ok: 0,
  failure: 1,
  usage: 64,
  data: 65,
  port: 69,
  refused: 77,
};
