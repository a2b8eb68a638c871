import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { text } from 'node:stream/consumers';

/** As the notifications backend takes it. */
export interface Notification {
  recipients: { type: string; entityRef: string };
  payload: {
    title: string;
    description: string;
    severity: string;
    link: string;
    topic: string;
    scope: string;
  };
}

/** Stands where the notifications backend is, and keeps what it is sent over HTTP. */
export function captureNotifications() {
  const sent: Notification[] = [];
  const feature = createBackendPlugin({
    pluginId: 'notifications',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          httpRouter.use(async (request, response) => {
            sent.push(JSON.parse(await text(request)));
            response.json({});
          });
        },
      });
    },
  });
  return { sent, feature };
}
