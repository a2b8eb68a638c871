import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';

const homePage = PageBlueprint.make({
  name: 'demo-home',
  params: {
    path: '/',
    loader: () => import('./DemoHomePage').then(m => <m.DemoHomePage />),
  },
});

export const homeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [homePage],
});
