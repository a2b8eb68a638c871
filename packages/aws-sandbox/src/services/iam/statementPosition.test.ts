import { statementPosition } from './statementPosition';

const text = `{
  "Version": "2012-10-17",
  "Statement": [
    {"Sid": "A}", "Effect": "Allow", "Action": ["x:Y"], "Resource": "*"},
    {
      "Effect": "Deny", "Action": "x:Y", "Resource": "*",
      "Condition": {"Bool": {"aws:SecureTransport": "false"}}
    }
  ]
}`;

describe('statementPosition', () => {
  it('finds each statement of a list', () => {
    expect(statementPosition(text, 0)).toEqual({
      StartPosition: { Line: 4, Column: 5 },
      EndPosition: { Line: 4, Column: 73 },
    });
    expect(statementPosition(text, 1)).toEqual({
      StartPosition: { Line: 5, Column: 5 },
      EndPosition: { Line: 8, Column: 6 },
    });
  });

  it('finds a statement that stands alone', () => {
    expect(statementPosition('{"Statement":{"Effect":"Allow"}}', 0)).toEqual({
      StartPosition: { Line: 1, Column: 14 },
      EndPosition: { Line: 1, Column: 32 },
    });
  });

  it('says nothing about a statement that is not there', () => {
    expect(statementPosition(text, 2)).toBeUndefined();
  });
});
