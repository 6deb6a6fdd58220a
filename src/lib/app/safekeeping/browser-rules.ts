/** What this browser does to stored data on its own. */

/** The little that is asked of the browser. `standalone` is Safari's word for an app on the home screen. */
export interface BrowserFacts {
  userAgent: string;
  vendor: string;
  isStandalone: boolean;
}

/**
 * Whether scripts' storage is deleted after seven days of browser use without a visit: Safari, and every browser on
 * iOS, but not an app on the home screen or in the Dock (webkit.org/blog/14403).
 */
export function deletesAfterSevenDays({ userAgent, vendor, isStandalone }: BrowserFacts): boolean {
  return /^Apple/.test(vendor) && userAgent.includes('AppleWebKit') && !isStandalone;
}

/** The same for this browser, here and now. */
export function hasSevenDayRule(): boolean {
  if (typeof navigator === 'undefined') return false;
  // WebKit alone still has a vendor of its own; there is no other way to tell the engine.
  const { userAgent, vendor } = navigator;
  const isStandalone =
    ('standalone' in navigator && navigator.standalone === true) ||
    matchMedia('(display-mode: standalone)').matches;
  return deletesAfterSevenDays({ userAgent, vendor, isStandalone });
}
