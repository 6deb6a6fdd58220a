/** One entry of the navigation. `current` marks the page that is open. */
export interface Link {
  href: string;
  label: string;
  current?: boolean;
}
