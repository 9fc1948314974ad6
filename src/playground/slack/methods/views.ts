import { z } from 'zod';
import { checkView } from '../blocks/check.ts';
import { fillViewIds } from '../blocks/fill-ids.ts';
import { viewPayload } from '../modals.ts';
import { ApiRefusal, json, method } from './method.ts';

const View = json(z.record(z.string(), z.unknown()));

export const viewsOpen = method(z.object({ trigger_id: z.string(), view: View }), (args, parts) => {
  const view = checkedView(args.view);
  const redeemed = parts.triggers.redeem(args.trigger_id);
  if ('error' in redeemed) throw new ApiRefusal(redeemed.error);
  const modal = parts.modals.open(redeemed, view);
  parts.store.changed();
  return { view: viewPayload(modal) };
});

export const viewsUpdate = method(
  z.object({
    view_id: z.string().optional(),
    external_id: z.string().optional(),
    hash: z.string().optional(),
    view: View,
  }),
  (args, parts) => {
    const view = checkedView(args.view);
    const open = parts.modals.find((modal) =>
      args.view_id === undefined ? modal.view.external_id === args.external_id : modal.id === args.view_id,
    );
    if (open === null) throw new ApiRefusal('not_found');
    if (args.hash !== undefined && args.hash !== open.hash) throw new ApiRefusal('hash_conflict');
    const modal = parts.modals.update(open, view);
    parts.store.changed();
    return { view: viewPayload(modal) };
  },
);

export const viewsPublish = method(
  z.object({ user_id: z.string(), hash: z.string().optional(), view: View }),
  (args, parts) => {
    if (args.view.type !== 'home') throw new ApiRefusal('invalid_arguments', ['[ERROR] view must be a home']);
    const view = checkedView(args.view);
    if (!parts.store.state.users.some(({ id }) => id === args.user_id))
      throw new ApiRefusal('user_not_found');
    const old = parts.homes.of(args.user_id);
    if (args.hash !== undefined && args.hash !== old?.hash) throw new ApiRefusal('hash_conflict');
    const home = parts.homes.publish(args.user_id, view);
    parts.store.changed();
    return { view: viewPayload(home) };
  },
);

/** The view as it is kept; refused where Slack would refuse it. */
function checkedView(view: Record<string, unknown>): Record<string, unknown> {
  const fault = checkView(view);
  if (fault !== null) throw new ApiRefusal(fault.error, fault.messages);
  return fillViewIds(view);
}
