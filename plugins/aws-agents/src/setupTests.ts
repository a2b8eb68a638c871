import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The charts are large to load: a busy machine needs more than the default.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);
