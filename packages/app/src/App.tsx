import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import awsAgentsPlugin from 'backstage-plugin-aws-agents/alpha';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';

export default createApp({
  features: [catalogPlugin, awsAgentsPlugin, navModule, homeModule],
});
