import type { Json } from './state.ts';

/** Careful reading of blocks: they come from a bot, and a field may be missing or of another kind. */
export function text(json: Json, key: string): string {
  const value = json[key];
  return typeof value === 'string' ? value : '';
}

export function object(json: Json, key: string): Json | null {
  return asObject(json[key]);
}

export function list(json: Json, key: string): Json[] {
  const value = json[key];
  return Array.isArray(value) ? value.map(asObject).filter((one) => one !== null) : [];
}

export function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}
