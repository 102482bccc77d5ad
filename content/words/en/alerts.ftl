### Who is told when a screen needs somebody: what a curator chooses, and the e-mails, as plain text.
### An e-mail names a story by its reference alone, and no person.

## What is set for a screen

alerts-screen-silent = How long it may be silent
alerts-screen-silent-hint = After so long while it is open, whoever wants e-mails about screens is told.
alerts-screen-silent-missing = Choose how long the screen may be silent.
