import { act, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { useSeen } from './useSeen';

const Watched = () => {
  const ref = useRef<HTMLDivElement>(null);
  return <div ref={ref}>{useSeen(ref) ? 'seen' : 'unseen'}</div>;
};

describe('useSeen', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'IntersectionObserver');
  });

  it('waits until the element is near, and then does not look again', () => {
    let report: (entries: { isIntersecting: boolean }[]) => void = () => {};
    const disconnect = jest.fn();
    Object.assign(globalThis, {
      IntersectionObserver: class {
        constructor(callback: typeof report) {
          report = callback;
        }
        observe = () => {};
        disconnect = disconnect;
      },
    });
    render(<Watched />);
    act(() => report([{ isIntersecting: false }]));
    expect(screen.getByText('unseen')).toBeInTheDocument();
    act(() => report([{ isIntersecting: true }]));
    expect(screen.getByText('seen')).toBeInTheDocument();
    expect(disconnect).toHaveBeenCalledTimes(1);
  });

  it('does not wait where nobody can tell', () => {
    render(<Watched />);
    expect(screen.getByText('seen')).toBeInTheDocument();
  });
});
