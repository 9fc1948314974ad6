/** What stands behind the @, in lower case; empty where there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0) return '';
  const domain = address.slice(at + 1).toLowerCase();
  return domain.replace(/\.$/, '');
}

/** Whether an address is one of the desk's own, with a tag behind a plus or without. */
export function isOwnAddress(address: string, ownAddresses: readonly string[]): boolean {
  const bare = withoutTag(address);
  return ownAddresses.some((own) => withoutTag(own) === bare);
}

/** Whether an address is of one of the desk's own domains: a colleague's. */
export function isOfOwnDomain(address: string, ownAddresses: readonly string[]): boolean {
  const domain = domainOf(address);
  return ownAddresses.some((own) => domain !== '' && isWithin(domain, domainOf(own)));
}

/** Whether a domain is this one, or one below it. */
export function isWithin(domain: string, parent: string): boolean {
  return domain === parent || (parent !== '' && domain.endsWith(`.${parent}`));
}

function withoutTag(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@');
}
