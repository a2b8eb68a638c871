import { Content, Header, Page } from '@backstage/core-components';
import { AgentsList } from './AgentsList';

/** The page with all agents, for the old frontend system, which wants a shell. */
export const AgentsPage = () => (
  <Page themeId="tool">
    <Header title="AWS agents" />
    <Content>
      <AgentsList />
    </Content>
  </Page>
);

/** What stands in the page of the new frontend system, which has a shell. */
export const AgentsPageContent = () => (
  <Content>
    <AgentsList />
  </Content>
);
