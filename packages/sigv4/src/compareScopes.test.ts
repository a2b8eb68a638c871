import {
  explain,
  explainWritten,
  ours,
  signOptions,
  summary,
  theirs,
  upload,
} from './__fixtures__/comparedUploads';
import { explainMismatch } from './explainMismatch';
import { presignRequest } from './presignRequest';

const otherSecret = {
  credential: { ...signOptions.credential, secretAccessKey: 'other' },
};

describe('compareDates', () => {
  it('tells how far apart they are', () => {
    const their = theirs({}, { date: new Date('2026-03-01T12:00:30Z') });
    expect(explain(their)).toEqual([
      {
        part: 'date',
        ours: '20260301T120000Z',
        theirs: '20260301T120030Z',
        message: 'The dates of signing differ. They are 30 s apart.',
      },
    ]);
  });

  it('tells what a date has to be', () => {
    const [difference] = explainWritten(text =>
      text.replace('20260301T120000Z', 'today'),
    );
    expect(difference).toMatchObject({ part: 'date', theirs: 'today' });
    expect(difference.message).toContain('YYYYMMDDTHHMMSSZ');
  });
});

describe('compareScopes', () => {
  it('needs the strings to sign where authentication is in a header', () => {
    const their = theirs({}, { region: 'us-east-1', service: 's3express' });
    expect(explain(their)).toEqual([]);
    expect(explainMismatch(ours, their)).toMatchObject([
      { part: 'scope', name: 'region', ours: 'eu-west-1', theirs: 'us-east-1' },
      { part: 'scope', name: 'service', ours: 's3', theirs: 's3express' },
    ]);
  });

  it('reads date, scope and key from a presigned query', () => {
    const our = presignRequest(upload, { ...signOptions, expiresSeconds: 60 });
    const their = presignRequest(upload, {
      ...signOptions,
      expiresSeconds: 60,
      date: new Date('2026-03-02T12:00:00Z'),
      region: 'us-east-1',
      credential: { ...signOptions.credential, accessKeyId: 'AKIDOTHER' },
    });
    expect(explain(their, our).map(summary)).toEqual([
      'date',
      'scope date',
      'scope region',
      'key access-key-id',
    ]);
  });
});

describe('compareKeys', () => {
  it('names another access key', () => {
    expect(
      explainMismatch(
        { ...ours, accessKeyId: 'AKIDEXAMPLE' },
        { ...ours, accessKeyId: 'AKIDOTHER' },
      ),
    ).toMatchObject([
      {
        part: 'key',
        name: 'access-key-id',
        ours: 'AKIDEXAMPLE',
        theirs: 'AKIDOTHER',
      },
    ]);
  });

  it('names another secret where all that was signed is the same', () => {
    expect(explainMismatch(ours, theirs({}, otherSecret))).toEqual([
      {
        part: 'key',
        name: 'secret-access-key',
        message: expect.stringContaining('the secret access keys differ'),
      },
    ]);
  });

  it('does not blame the secret when something else differs', () => {
    const their = theirs({ method: 'POST' }, otherSecret);
    expect(explainMismatch(ours, their).map(summary)).toEqual(['method']);
  });
});
