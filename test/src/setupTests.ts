// Whole backends start and AWS calls time out in these tests.
jest.setTimeout(60_000);
