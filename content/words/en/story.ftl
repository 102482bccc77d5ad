### Why something could not be done to a story, said to whoever tried: its storyteller or a curator.

story-unknown = There is no such story.
story-moved-on = This story has moved on since the page was made. Look at it again before you decide.
story-undo-too-late = It is too late to undo this, or somebody else decided it. Use what the page offers for the story as it stands.
story-too-many-changes = Too many changes to this story at once. Try again.
# At sending
story-send-nothing = Add a file or write some words before you send your story.
# After sending, when the last file would be removed
story-nothing-left = A story needs a file or some words. Add one first.
