import { Relay } from './Relay';

const SECRET_ELEMENTS =
  /<(AccessKeyId|SecretAccessKey|SessionToken)>([^<]+)<\/\1>/g;

/** A relay that keeps the credentials that STS hands out on the way. */
export class CredentialTap {
  /** Access key ids, secret keys and session tokens, as they were issued. */
  readonly secrets = new Set<string>();
  private readonly relay = new Relay(body => {
    for (const [, , secret] of body.matchAll(SECRET_ELEMENTS)) {
      this.secrets.add(secret);
    }
  });

  /** @returns the endpoint to use instead of the given one */
  async listen(endpoint: string): Promise<string> {
    return await this.relay.listen(endpoint);
  }

  async close(): Promise<void> {
    await this.relay.close();
  }
}
