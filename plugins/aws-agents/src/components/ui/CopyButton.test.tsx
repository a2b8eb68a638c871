import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { CopyButton } from './CopyButton';

jest.mock('react-use/esm/useCopyToClipboard');
const mocked = useCopyToClipboard as jest.Mock;

it('copies the text and says so', async () => {
  const copy = jest.fn();
  mocked.mockReturnValue([{}, copy]);
  render(<CopyButton text="arn:aws:iam::1:role/a" label="Copy role ARN" />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy role ARN' }));
  expect(copy).toHaveBeenCalledWith('arn:aws:iam::1:role/a');
  expect(screen.getByRole('button', { name: 'Copied' })).toBeInTheDocument();
});

it('does not claim to have copied when the browser refused', async () => {
  mocked.mockReturnValue([{ error: new Error('refused') }, jest.fn()]);
  render(<CopyButton text="a" label="Copy" />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  expect(
    screen.getByRole('button', { name: 'Could not copy' }),
  ).toBeInTheDocument();
});
