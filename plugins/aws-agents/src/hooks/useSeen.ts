import { useEffect, useState, type RefObject } from 'react';

/** Distance in pixels from the view at which an element counts as seen. */
const AHEAD = 400;

/**
 * True from when an element first comes near the view. Where the browser
 * cannot tell, at once.
 */
export function useSeen(element: RefObject<Element>): boolean {
  const [seen, setSeen] = useState(
    () => typeof IntersectionObserver === 'undefined',
  );

  useEffect(() => {
    if (seen || !element.current) {
      return undefined;
    }
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) {
          setSeen(true);
        }
      },
      { rootMargin: `${AHEAD}px` },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [seen, element]);

  return seen;
}
