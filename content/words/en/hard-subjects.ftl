### Stories about something hard: what stands before them.

# Where the archive no longer knows the subject that was named.
hard-subjects-unnamed = This story speaks of something that may be hard.
# One line for lists, feeds and other sites. $short is "someone’s death, drink or drugs".
hard-subjects-line = Content note: { $short }
