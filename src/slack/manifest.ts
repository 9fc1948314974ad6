import { botScopes, CHECK_SHORTCUT, COMMAND, eventTable } from './api-table.ts';

/** The app manifest, as Slack's "Create an app from a manifest" takes it. Made from the table, so it asks for no more. */
export function slackManifest() {
  return {
    display_information: {
      name: 'stepcheck',
      description: 'Checks support cases against the steps of a help article and suggests the reply',
      background_color: '#1d3557',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: false, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'stepcheck', always_online: true },
      shortcuts: [
        {
          name: CHECK_SHORTCUT.name,
          type: 'message',
          callback_id: CHECK_SHORTCUT.id,
          description: 'Which steps a message shows, and which are missing',
        },
      ],
      slash_commands: [
        {
          command: COMMAND.name,
          description: 'Find and show cases, sum up a week, pause sending',
          usage_hint: 'search, show, summary, pause, resume, help',
          // People and addresses come with their ids.
          should_escape: true,
        },
      ],
    },
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
