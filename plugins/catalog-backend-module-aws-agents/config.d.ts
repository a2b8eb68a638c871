export interface Config {
  awsAgents?: {
    /**
     * Capabilities that modules add to the built-in ones and that entities may
     * therefore name in the annotation `aws-agents/capabilities`.
     * @visibility backend
     */
    capabilities?: string[];
  };
}
