import { botScopes, eventTable } from './api-table.ts';

/** The app manifest, as Slack's "Create an app from a manifest" takes it. Made from the table, so it asks for no more. */
export function slackManifest() {
  return {
    display_information: {
      name: 'stepcheck',
      description: 'Checks support cases against the steps of a help article and suggests the reply',
      background_color: '#1d3557',
    },
    features: { bot_user: { display_name: 'stepcheck', always_online: true } },
    oauth_config: { scopes: { bot: botScopes() } },
    settings: {
      event_subscriptions: { bot_events: Object.keys(eventTable).sort() },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}
