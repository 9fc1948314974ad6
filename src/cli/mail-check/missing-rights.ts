import { z } from 'zod';

const AS_APP = ['IMAP.AccessAsApp', 'SMTP.SendAsApp'];
const AS_USER = ['IMAP.AccessAsUser.All', 'SMTP.Send'];

/** What a Microsoft token says that it is good for: `roles` of an app, `scp` of a person. */
const Claims = z.object({ roles: z.array(z.string()).optional(), scp: z.string().optional() });

/** The rights for mail that an access token lacks; none where it does not tell. */
export function missingRights(token: string): string[] {
  try {
    const [, claims = ''] = token.split('.');
    const { roles, scp } = Claims.parse(JSON.parse(Buffer.from(claims, 'base64url').toString()));
    if (scp !== undefined) return AS_USER.filter((right) => !scp.split(' ').includes(right));
    return AS_APP.filter((right) => roles !== undefined && !roles.includes(right));
  } catch {
    return [];
  }
}
