// Many tests ask a real local AWS; on a busy machine that takes its time.
jest.setTimeout(30_000);
