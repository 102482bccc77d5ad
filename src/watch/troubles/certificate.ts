import { connect } from 'node:tls';

const patience = 10_000;

/**
 * When the certificate ends that visitors' browsers are shown at an https address; null where there is no https, no answer, or
 * no end to be read. Whether it is good is for browsers to say.
 */
export function certificateEnd({ protocol, hostname, port }: URL): Promise<Date | null> {
  if (protocol !== 'https:') return Promise.resolve(null);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replaceAll(/^\[|\]$/g, ''),
      port: Number(port) || 443,
      // An address in numbers names no server.
      ...(/^[\d.]+$|:/.test(hostname) ? {} : { servername: hostname }),
      rejectUnauthorized: false,
    });
    const end = (found: Date | null) => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(patience, () => end(null));
    socket.once('error', () => end(null));
    socket.once('secureConnect', () => {
      const at = new Date(socket.getPeerCertificate().valid_to);
      end(Number.isNaN(at.getTime()) ? null : at);
    });
  });
}
