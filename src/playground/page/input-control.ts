/** Somebody who can be chosen. */
export interface Choice {
  id: string;
  name: string;
}

export interface Control {
  element: HTMLElement;
  value(): Record<string, unknown>;
}
