module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Table-driven tests assert in functions whose names begin with expect.
    'jest/expect-expect': [
      'warn',
      { assertFunctionNames: ['expect*', 'fc.assert'] },
    ],
  },
});
