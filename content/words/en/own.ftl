### What a group calls its own archive. A name that was set in the browser takes the place of this one, wherever it is said.

-archive = Neighbourhood Stories
