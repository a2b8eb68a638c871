/** Token with which the reading benchmark asks as a service. */
export const READING_TOKEN = 'a-static-token-of-the-reading-benchmark';
