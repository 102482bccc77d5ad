### What somebody reads who has asked for more than one person may in an hour or a day.

limits-drafts = Many stories have been started from this connection. Wait an hour and try again.
limits-links = Many links have been sent by e-mail. Wait an hour, or go back and copy the link instead.
limits-codes = Too many private links from here did not lead anywhere. Wait an hour and check the link.
limits-bytes-from-here = A great deal has been sent from this connection today. What has arrived is safe. Send the rest tomorrow.
limits-bytes-of-all = The archive has taken in all it can today. What has arrived is safe. Send the rest tomorrow.
limits-concerns = Many stories have been hidden from this connection. Wait an hour, or get in touch with us.
limits-pairings-from-here = Many screens have asked for a code from this connection. Wait an hour and try again.
limits-pairings-of-all = Many screens have asked for a code. Wait an hour and try again.
limits-wrong-pairing-codes = Too many codes were not right. Wait a quarter of an hour and try again.
limits-sign-ins = Too many tries to sign in. Wait a quarter of an hour and try again.
limits-sign-ins-at-account = Many wrong passwords have been tried for this account. You can still sign in where you signed in before, or with a passkey. Or wait an hour.
limits-sign-ins-from-here = Many wrong passwords have been tried from this connection. You can still sign in where you signed in before, or with a passkey. Or wait a quarter of an hour.
limits-wrong-links = Too many links from here did not lead anywhere. Wait a quarter of an hour and check the link.
limits-password-again = Too many wrong passwords. Wait a quarter of an hour and try again.
limits-wrong-codes = Too many wrong codes. Wait until tomorrow, use a passkey, or ask an administrator to reset your second step.
