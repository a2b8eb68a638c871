import { Content, Header, Page } from '@backstage/core-components';
import { FleetList } from './FleetList';

/** The page with all agents, for the old frontend system, which wants a shell. */
export const AgentsPage = () => (
  <Page themeId="tool">
    <Header title="AWS agents" />
    <Content>
      <FleetList />
    </Content>
  </Page>
);

/** What stands in the page of the new frontend system, which has a shell. */
export const AgentsPageContent = () => (
  <Content>
    <FleetList />
  </Content>
);
