### Why something could not be done to a story, said to whoever tried: its storyteller or a curator.

story-unknown = There is no such story.
story-moved-on = This story has moved on since the page was made. Look at it again before you decide.
story-too-many-changes = Too many changes to this story at once. Try again.
# At sending
story-send-no-file = Add at least one file before you send your story.
# After sending, when the last file would be removed
story-last-file = A story needs at least one file. Add another one first.
